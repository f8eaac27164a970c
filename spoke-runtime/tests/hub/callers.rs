//! Callers: what the file grants is checked at every call, before anything is sent.

use serde_json::json;
use spoke_runtime::{Answer, Connection, Hub, Kind, Scripted};

use crate::desk::{AcmeDesk, CreateTicket, GetTicket};

const FILE: &str = r#"
[connection.desk]
spoke = "acme-desk"
base_url = "https://desk.example"
settings = { region = "eu" }
auth = "none"

[connection.other]
extends = "desk"

[caller.reader]
allow = ["acme-desk.get_*"]

[caller.bot]
allow = ["*"]
connections = ["desk"]
"#;

fn hub(callers: &str, transport: &Scripted) -> Result<Hub, spoke_runtime::Error> {
    let text = format!("{FILE}{callers}");
    Hub::builder().spoke::<AcmeDesk>().connections_toml(text).transport(transport.clone()).build()
}

fn desk() -> Scripted {
    Scripted::by(|_| Answer::json(200, json!({"id": "7"})))
}

#[tokio::test]
async fn a_caller_does_what_it_is_granted_and_nothing_else() {
    let transport = desk();
    let reader = hub("", &transport).unwrap().caller("reader").unwrap();
    let desk: Connection<AcmeDesk> = reader.connect("desk").unwrap();
    GetTicket::new("7").on(&desk).await.unwrap();
    let denied = CreateTicket::new("NET", 1).on(&desk).await.unwrap_err();
    assert_eq!(denied.kind(), Kind::Denied);
    assert_eq!(
        denied.to_string(),
        "acme-desk.create_ticket on `desk`: `reader` may not call `acme-desk.create_ticket`; it may call `acme-desk.get_*` \
         (POST /projects/{project}/tickets, nothing was sent)"
    );
    let named = reader.on("desk").invoke("create_ticket", json!({"project": "NET", "priority": 1})).await;
    assert_eq!(named.unwrap_err().kind(), Kind::Denied, "by name as well");
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn a_caller_sees_its_connections_alone() {
    let transport = desk();
    let hub = hub("", &transport).unwrap();
    let bot = hub.caller("bot").unwrap();
    assert_eq!(bot.connections(), [("desk".to_owned(), "acme-desk".to_owned())]);
    let other: Connection<AcmeDesk> = bot.connect("other").unwrap();
    let denied = CreateTicket::new("NET", 1).on(&other).await.unwrap_err();
    assert!(
        denied.to_string().contains("`bot` may not use the connection `other`; it may use `desk`"),
        "{denied}"
    );
    assert_eq!(hub.connections().len(), 2, "the program itself sees all");
}

#[test]
fn a_caller_is_one_of_the_files_and_stays_so() {
    let hub = hub("", &desk()).unwrap();
    assert_eq!(
        hub.caller("raeder").unwrap_err().to_string(),
        "there is no caller `raeder`; did you mean `reader`? allowed: `bot`, `reader`"
    );
    let told = hub.caller("bot").unwrap().caller("reader").unwrap_err().to_string();
    assert_eq!(told, "this hub is for `bot` and cannot become another caller's");
}

#[test]
fn grants_name_what_there_is() {
    let callers =
        "[caller.typo]\nallow = [\"acme-dsk.*\", \"acme-desk.create_tiket\"]\nconnections = [\"dsk\"]\n";
    let told = hub(callers, &desk()).unwrap_err().to_string();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 4, "{told}");
    assert!(lines[1].contains("`caller.typo` allows `acme-desk.create_tiket`: `acme-desk` has no action `create_tiket`; did you mean `create_ticket`?"), "{told}");
    assert!(
        lines[2].contains(
            "allows `acme-dsk.*`, and no connection leads to `acme-dsk`; did you mean `acme-desk`?"
        ),
        "{told}"
    );
    assert!(
        lines[3].contains("names the connection `dsk`, which there is not; did you mean `desk`?"),
        "{told}"
    );
}
