//! Sessions that begin with an action of the same spoke.

use std::time::Duration;

use serde_json::json;
use spoke_runtime::auth::{Session, Token, TokenPlace};
use spoke_runtime::prelude::*;
use spoke_runtime::{Answer, Hub, ManualClock, Scripted};

use crate::shelf::Shelf;

#[derive(Debug, Spoke)]
#[spoke(
    name = "vault",
    base = "https://vault.example",
    auth = [
        Session::<Login>::by(LoggedIn::token).placed(TokenPlace::header("x-session", "S ")),
        Session::<Login>::by(LoggedIn::token).placed(TokenPlace::cookie("sid")).named("cookie_session"),
    ],
    fail(message = message),
    actions = [Login, Open],
)]
struct Vault;

/// Begins a session.
#[derive(Action)]
#[action(Vault: POST "/login" -> LoggedIn, effect = idempotent)]
struct Login {
    user: String,
    password: Secret<String>,
    realm: Option<String>,
}

#[derive(Output)]
struct LoggedIn {
    session: Secret<String>,
    minutes: u64,
}

impl LoggedIn {
    fn token(self) -> Token {
        Token::new(self.session).expires_in(Duration::from_secs(60 * self.minutes))
    }
}

/// Opens it.
#[derive(Action)]
#[action(Vault: GET "/open")]
struct Open;

const AUTH: &str = "{ session = { user = \"bot\", password = { secret = \"password\" } } }";

fn vault(auth: &str, transport: &Scripted, clock: &ManualClock) -> Result<Hub, Error> {
    let text = format!(
        "[connection.vault]\nspoke = \"vault\"\nlimit = {{ rate = \"1000/s\", concurrent = 1 }}\nauth = {auth}\n"
    );
    let hub = Hub::builder().spoke::<Vault>().connections_toml(text).transport(transport.clone());
    hub.clock(clock.clone()).secrets(Shelf::with("password", "hunter22")).build()
}

fn began(session: &str) -> Answer {
    Answer::json(200, json!({"session": session, "minutes": 10}))
}

#[tokio::test]
async fn it_begins_by_an_action_and_begins_anew_when_it_is_over() {
    let sent = Scripted::new([began("s1"), Answer::status(204), began("s2"), Answer::status(204)]);
    let clock = ManualClock::new();
    let hub = vault(AUTH, &sent, &clock).unwrap();
    let vault = hub.connect("vault").unwrap();
    open(&vault).await.unwrap();
    clock.advance(Duration::from_secs(600));
    open(&vault).await.unwrap();
    let requests = sent.requests();
    assert_eq!(requests[0].url.as_str(), "https://vault.example/login");
    assert!(!requests[0].headers.contains_key("x-session"));
    let body: serde_json::Value = serde_json::from_slice(requests[0].bytes().unwrap()).unwrap();
    assert_eq!(body, json!({"user": "bot", "password": "hunter22"}));
    assert_eq!(requests[1].headers["x-session"], "S s1");
    assert_eq!(requests[3].headers["x-session"], "S s2");
}

#[tokio::test]
async fn a_rejected_session_begins_anew_once() {
    let sent = Scripted::new([began("s1"), Answer::status(401), began("s2"), Answer::status(204)]);
    let auth = "{ cookie_session = { user = \"bot\", password = { secret = \"password\" }, realm = \"x\" } }";
    let hub = vault(auth, &sent, &ManualClock::new()).unwrap();
    open(&hub.connect("vault").unwrap()).await.unwrap();
    assert_eq!(sent.requests()[3].headers["cookie"], "sid=s2");
}

#[tokio::test]
async fn a_login_that_fails_is_told_without_the_password() {
    let sent = Scripted::new([Answer::json(401, json!({"message": "bot:hunter22 is nobody"}))]);
    let hub = vault(AUTH, &sent, &ManualClock::new()).unwrap();
    let error = open(&hub.connect("vault").unwrap()).await.unwrap_err().to_string();
    assert!(
        error.contains("no session begins: vault.login on `vault`: 401: bot:[redacted] is nobody"),
        "{error}"
    );
}

#[tokio::test]
async fn inputs_that_are_missing_are_told() {
    let told = vault("{ session = { password = \"hunter22\" } }", &Scripted::new([]), &ManualClock::new());
    let told = told.unwrap_err().to_string();
    assert!(told.contains("`connection.vault.auth.session` has no `user`"), "{told}");
    assert!(told.contains("a secret is not written into the file"), "{told}");
    assert!(!told.contains("hunter22"), "{told}");
}
