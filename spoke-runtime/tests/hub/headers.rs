//! Headers of a connection: on every request to its own host, secrets hidden.

use serde_json::json;
use spoke_runtime::{Answer, Connection, Hub, Scripted};

use crate::desk::{AcmeDesk, CreateTicket, GetTicket};

fn hub(headers: &str, transport: &Scripted) -> Result<Hub, spoke_runtime::Error> {
    let text = format!(
        "[connection.desk]\nspoke = \"acme-desk\"\nbase_url = \"https://desk.example\"\nsettings = {{ region = \"eu\" }}\n\
         auth = \"none\"\nheaders = {headers}\n"
    );
    Hub::builder().spoke::<AcmeDesk>().connections_toml(text).transport(transport.clone()).build()
}

const HEADERS: &str =
    r#"{ "X-Tenant" = "acme", "x-region" = "us", "x-gateway-key" = { env = "CARGO_PKG_NAME" } }"#;

#[tokio::test]
async fn they_go_along_and_stand_above_the_spokes() {
    let transport = Scripted::by(|_| Answer::json(201, json!({"id": "7"})));
    let desk: Connection<AcmeDesk> = hub(HEADERS, &transport).unwrap().connect("desk").unwrap();
    let call = CreateTicket::new("NET", 1).on(&desk);
    let preview = call.preview().unwrap();
    assert_eq!(preview.headers()["x-gateway-key"], "[redacted]");
    assert_eq!(preview.headers()["x-tenant"], "acme");
    call.await.unwrap();
    let request = transport.requests().pop().unwrap();
    assert_eq!(request.headers["x-gateway-key"], "spoke-runtime");
    assert_eq!(request.headers["x-tenant"], "acme");
    assert_eq!(request.headers["x-region"], "us");
}

#[tokio::test]
async fn they_do_not_follow_a_redirect_to_another_host() {
    let transport = Scripted::new([
        Answer::status(302).header("location", "https://elsewhere.example/ticket"),
        Answer::json(200, json!({"id": "7"})),
    ]);
    let desk: Connection<AcmeDesk> = hub(HEADERS, &transport).unwrap().connect("desk").unwrap();
    GetTicket::new("7").on(&desk).await.unwrap();
    let there = transport.requests().pop().unwrap();
    assert_eq!(there.url.host_str(), Some("elsewhere.example"));
    assert!(!there.headers.contains_key("x-gateway-key") && !there.headers.contains_key("x-tenant"));
}

#[tokio::test]
async fn an_answer_that_repeats_a_secret_header_is_cleaned() {
    let transport =
        Scripted::by(|_| Answer::json(422, json!({"error": {"code": "no key spoke-runtime here"}})));
    let desk: Connection<AcmeDesk> = hub(HEADERS, &transport).unwrap().connect("desk").unwrap();
    let error = CreateTicket::new("NET", 1).on(&desk).await.unwrap_err();
    assert_eq!(error.code(), Some("no key [redacted] here"));
}
