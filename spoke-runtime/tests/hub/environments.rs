//! Overlays and inheritance: the same alias in another environment, a connection over another.

use serde_json::json;
use spoke_runtime::{Answer, Connection, Hub, HubBuilder, Scripted};

use crate::desk::{AcmeDesk, CreateTicket};

const FILE: &str = r#"
default_environment = "dev"

[connection.relay]
proxy = "http://relay.internal:3128"
headers = { "x-tenant" = "acme", "x-team" = "ops" }
timeout = { attempt = "5s", call = "20s" }

[connection.desk]
extends = "relay"
spoke = "acme-desk"
base_url = "https://desk.dev.example"
settings = { region = "eu", shard = 1 }
headers = { "x-team" = "desk" }
auth = { basic = { username = "dev", password = { env = "CARGO_PKG_NAME" } } }

[environment.prod.connection.desk]
base_url = "https://desk.example"
settings = { shard = 7 }
auth = { api_key = { env = "CARGO_PKG_NAME" } }

[environment.prod.connection.second]
extends = "desk"
base_url = "https://second.example"
"#;

fn builder(transport: &Scripted) -> HubBuilder {
    Hub::builder().spoke::<AcmeDesk>().connections_toml(FILE).transport(transport.clone())
}

fn desk() -> Scripted {
    Scripted::by(|_| Answer::json(201, json!({"id": "7"})))
}

async fn sent(hub: &Hub, alias: &str, transport: &Scripted) -> spoke_runtime::Outgoing {
    let desk: Connection<AcmeDesk> = hub.connect(alias).unwrap();
    CreateTicket::new("NET", 1).on(&desk).await.unwrap();
    transport.requests().pop().unwrap()
}

#[tokio::test]
async fn the_file_means_its_default() {
    let transport = desk();
    let hub = builder(&transport).build().unwrap();
    assert_eq!(hub.connections(), [("desk".to_owned(), "acme-desk".to_owned())]);
    let request = sent(&hub, "desk", &transport).await;
    assert_eq!(request.url.host_str(), Some("desk.dev.example"));
    assert!(request.headers["authorization"].to_str().unwrap().starts_with("Basic "));
    assert_eq!(request.headers["x-tenant"], "acme", "inherited");
    assert_eq!(request.headers["x-team"], "desk", "its own in place of the inherited one");
}

#[tokio::test]
async fn an_overlay_replaces_what_it_names() {
    let transport = desk();
    let hub = builder(&transport).environment("prod").build().unwrap();
    let request = sent(&hub, "desk", &transport).await;
    assert_eq!(request.url.host_str(), Some("desk.example"));
    assert_eq!(request.headers["x-api-key"], "spoke-runtime");
    assert!(!request.headers.contains_key("authorization"), "one way to sign in, not two");
    assert_eq!(request.headers["x-region"], "eu", "settings are merged by name");
    assert_eq!(request.headers["x-team"], "desk");
}

#[tokio::test]
async fn what_extends_an_overlaid_connection_sees_the_overlay() {
    let transport = desk();
    let hub = builder(&transport).environment("prod").build().unwrap();
    let request = sent(&hub, "second", &transport).await;
    assert_eq!(request.url.host_str(), Some("second.example"));
    assert_eq!(request.headers["x-api-key"], "spoke-runtime");
    assert_eq!(request.headers["x-tenant"], "acme");
}

#[test]
fn an_environment_that_no_file_knows_is_refused() {
    let told = builder(&desk()).environment("pord").build().unwrap_err().to_string();
    assert_eq!(
        told,
        "Hub::builder().environment(..): there is no environment `pord` in the connections; did you mean `prod`? allowed: `dev`, `prod`"
    );
    assert!(builder(&desk()).environment("dev").build().is_ok(), "the default has no overlay of its own");
}

#[test]
fn mistakes_in_another_environment_are_told_too() {
    let text =
        format!("{FILE}\n[environment.stage.connection.desk]\nbase_ulr = \"https://desk.stage.example\"\n");
    let told = Hub::builder().spoke::<AcmeDesk>().connections_toml(text).build().unwrap_err().to_string();
    assert!(told.contains("unknown key `base_ulr` in `connection.desk`; did you mean `base_url`?"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}
