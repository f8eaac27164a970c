//! Where secrets come from, and that none is ever shown.

use std::path::Path;

use serde_json::json;
use spoke_runtime::auth::{Basic, Bearer};
use spoke_runtime::{Answer, ConnectionConfig, Hub, Schema, Scripted, Setting, Spoke};

use crate::desk::{AcmeDesk, CreateTicket};

/// Loads a desk that signs in like this, and gives the error's text.
fn mistake(auth: &str) -> String {
    let text = format!(
        "[connection.desk]\nspoke = \"acme-desk\"\nbase_url = \"https://desk.example\"\n\
         settings = {{ region = \"eu\" }}\nauth = {auth}\n"
    );
    Hub::builder().spoke::<AcmeDesk>().connections_toml(text).build().unwrap_err().to_string()
}

/// Writes a file that only its owner reads.
fn write_private(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}

#[test]
fn literal_secret_is_refused_and_not_shown() {
    for auth in [
        "{ api_key = \"hunter2\" }",
        "{ basic = { username = \"bot\", password = \"hunter2\" } }",
        "\"hunter2\"",
        "{ api_key = { env = \"hunter2\" } }",
        "{ api_key = { file = \"hunter2\" } }",
        "{ api_key = [\"hunter2\"] }",
        "{ basic = \"hunter2\" }",
    ] {
        let told = mistake(auth);
        assert!(told.contains("connections.toml:5:"), "{told}");
        assert!(!told.contains("hunter2"), "{auth}: {told}");
    }
    assert_eq!(
        mistake("{ api_key = \"hunter2\" }"),
        "connections.toml:5:20: `connection.desk.auth.api_key`: a secret is not written into the file, where backups and \
         repositories find it; write `{ env = \"NAME\" }`, `{ file = \"PATH\" }` or `{ secret = \"NAME\" }`"
    );
}

#[test]
fn variable_that_is_not_set() {
    assert_eq!(
        mistake("{ api_key = { env = \"SPOKE_TEST_UNSET\" } }"),
        "connections.toml:5:28: `connection.desk.auth.api_key`: the environment variable `SPOKE_TEST_UNSET` is not set"
    );
}

#[test]
fn hub_without_a_store() {
    assert_eq!(
        mistake("{ api_key = { secret = \"desk\" } }"),
        "connections.toml:5:31: `connection.desk.auth.api_key`: this hub has no store of secrets; give it one, or write \
         `{ env = \"NAME\" }`"
    );
}

#[test]
fn file_that_holds_too_much() {
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("large");
    write_private(&large, &"x".repeat(1024 * 1024 + 1));
    let mistake = mistake(&format!("{{ api_key = {{ file = {large:?} }} }}"));
    assert!(
        mistake.ends_with("the file named here holds more than 1048576 bytes, which is no secret"),
        "{mistake}"
    );
}

#[cfg(unix)]
#[test]
fn file_that_others_may_read() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hunter2");
    write_private(&file, "hunter3");
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&file, &link).unwrap();
    for (mode, how) in [(0o644, "mode 644 lets others read it"), (0o620, "mode 620 lets others change it")] {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        for path in [&file, &link] {
            let told = mistake(&format!("{{ api_key = {{ file = {path:?} }} }}"));
            let expected = format!("the file named here holds a secret, and {how}; run `chmod 600` on it");
            assert!(told.ends_with(&expected) && !told.contains("hunter"), "{told}");
        }
    }
}

#[test]
fn every_mistake_of_a_table_is_told() {
    assert_eq!(
        mistake("{ basic = { user = \"bot\", password = 7 } }"),
        "3 mistakes in the connections:
  connections.toml:5:18: `connection.desk.auth.basic` has no `username`; write `username = \"…\"`
  connections.toml:5:20: unknown key `user` in `connection.desk.auth.basic`; did you mean `username`? allowed: `username`, `password`
  connections.toml:5:45: `connection.desk.auth.basic.password`: a secret comes from `{ env = \"NAME\" }`, `{ file = \"PATH\" }` or `{ secret = \"NAME\" }`, found a number"
    );
}

#[test]
fn colon_in_a_user_name() {
    assert_eq!(
        mistake("{ basic = { username = \"a:b\", password = { env = \"CARGO_PKG_NAME\" } } }"),
        "connections.toml:5:31: `connection.desk.auth.basic.username`: a user name holds no colon: the password would begin there"
    );
}

#[test]
fn several_ways_or_none() {
    assert!(mistake("{ api_key = { env = \"A\" }, basic = {} }").contains("gives several ways to sign in"));
    assert!(mistake("{}").contains("`connection.desk.auth` is empty; write `auth = { api_key"));
}

#[tokio::test]
async fn secret_from_a_file_beside_the_configuration() {
    let folder = tempfile::tempdir().unwrap();
    write_private(&folder.path().join("key"), "hunter2\n");
    let path = folder.path().join("connections.toml");
    std::fs::write(
        &path,
        "[connection.desk]\nspoke = \"acme-desk\"\nbase_url = \"https://desk.example\"\n\
         settings = { region = \"eu\" }\nauth = { api_key = { file = \"key\" } }\n",
    )
    .unwrap();
    let transport = Scripted::new([Answer::json(201, json!({"id": "7"}))]);
    let hub = Hub::builder().transport(transport.clone()).load(&path).await.unwrap();
    CreateTicket::new("NET", 1).on(&hub.connect("desk").unwrap()).await.unwrap();
    assert_eq!(transport.requests()[0].headers["x-api-key"], "hunter2");
}

#[tokio::test]
async fn no_secret_is_shown_by_what_people_print() {
    let transport =
        Scripted::by(|_| Answer::json(401, json!({"error": {"code": "bad_key", "key": "hunter2"}})));
    let config = ConnectionConfig::to::<AcmeDesk>()
        .base_url("https://desk.example")
        .setting("region", "eu")
        .auth(Bearer::token("hunter2"));
    let shown = format!("{config:?}");
    let hub = Hub::builder().connection("desk", config).transport(transport.clone()).build().unwrap();
    let desk = hub.connect::<AcmeDesk>("desk").unwrap();
    let call = CreateTicket { pin: Some("hunter2".into()), ..CreateTicket::new("NET", 1) }.on(&desk);
    let preview = call.preview().unwrap();
    let everything = [
        shown,
        format!("{hub:?}"),
        format!("{desk:?}"),
        format!("{call:?}"),
        format!("{preview:?} {preview}"),
        preview.as_curl(),
        format!("{:?}", Bearer::token("hunter2")),
        format!("{:?}", Basic::login("bot", "hunter2")),
    ];
    for text in everything {
        assert!(!text.contains("hunter2"), "{text}");
    }
    let error = call.await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error} {error:?}");
    assert_eq!(transport.requests()[0].headers["authorization"], "Bearer hunter2");
}

struct Hooks;

impl Spoke for Hooks {
    const NAME: &'static str = "hooks";
    const SETTINGS: &'static [Setting] =
        &[Setting { name: "pin", required: true, schema: Schema::Secret(&Schema::Integer) }];
}

#[test]
fn a_secret_setting_of_another_kind_is_not_shown() {
    let text = "[connection.h]\nspoke = \"hooks\"\nbase_url = \"https://h.example\"\nsettings = { pin = \"hunter2\" }";
    let told = Hub::builder().spoke::<Hooks>().connections_toml(text).build().unwrap_err().to_string();
    assert!(told.contains("takes a whole number, found a text") && !told.contains("hunter2"), "{told}");
}
