//! A refresh token that its issuer replaces.

use std::time::Duration;

use serde_json::json;
use spoke_runtime::auth::RefreshToken;
use spoke_runtime::{Answer, ConnectionConfig, Hub, ManualClock, Scripted};

use crate::kiosk::{Kiosk, bearer, call, form, hub};
use crate::shelf::Shelf;

const AUTH: &str = "{ refresh_token = { client_id = \"bot\", client_auth = \"none\", refresh_token = { secret = \"crm\" } } }";

const HOUR: Duration = Duration::from_secs(3600);

fn granted(number: u32) -> Answer {
    let body = json!({
        "access_token": format!("a{number}"), "refresh_token": format!("r{number}"), "expires_in": 3600, "scope": "read write",
    });
    Answer::json(200, body)
}

#[tokio::test]
async fn each_refresh_shows_the_last_token_and_stores_the_next() {
    let shelf = Shelf::with("crm", "r0\n");
    let clock = ManualClock::leaping();
    let sent = Scripted::new([granted(1), Answer::status(204), granted(2), Answer::status(204)]);
    let hub = hub(AUTH, &sent, &clock, &shelf);
    call(&hub).await.unwrap();
    clock.advance(HOUR);
    call(&hub).await.unwrap();
    let requests = sent.requests();
    let shown = |place: usize| form(&requests[place])["refresh_token"].clone();
    assert_eq!((shown(0).as_str(), shown(2).as_str()), ("r0", "r1"));
    assert_eq!((bearer(&requests[1]), bearer(&requests[3])), ("Bearer a1", "Bearer a2"));
    let expected = json!({
        "access_token": "a2", "refresh_token": "r2", "expires_at": 1_767_225_600 + 7200, "scopes": ["read", "write"],
    });
    assert_eq!(shelf.record("crm"), expected);
    assert_eq!(shelf.history(), vec![("crm".to_owned(), "refreshed".to_owned()); 2]);
}

/// Another process fetches the next token while a call is on its way with the old one, and is rejected.
#[tokio::test]
async fn what_another_process_has_fetched_is_used() {
    let record = |number: u32| {
        json!({ "access_token": format!("a{number}"), "refresh_token": format!("r{number}") }).to_string()
    };
    let shelf = Shelf::with("crm", &record(1));
    let other = shelf.clone();
    let sent = Scripted::by(move |attempt| match bearer(&attempt.request) {
        "Bearer a1" => {
            other.put("crm", &record(2));
            Answer::status(401)
        }
        _ => Answer::status(204),
    });
    call(&hub(AUTH, &sent, &ManualClock::new(), &shelf)).await.unwrap();
    let requests = sent.requests();
    assert_eq!(requests.iter().map(bearer).collect::<Vec<_>>(), ["Bearer a1", "Bearer a2"]);
    assert_eq!(shelf.history(), [], "nobody was asked, so nothing is kept");
}

#[tokio::test]
async fn an_end_is_told_with_what_to_do() {
    let shelf = Shelf::with("crm", "r0");
    let refused = json!({"error": "invalid_grant", "error_description": "r0-is-over"});
    let sent = Scripted::new([Answer::json(400, refused)]);
    let error = call(&hub(AUTH, &sent, &ManualClock::leaping(), &shelf)).await.unwrap_err().to_string();
    assert!(error.contains("(400 invalid_grant): r0-is-over"), "{error}");
    assert!(error.contains("set a new refresh token in the store"), "{error}");
    assert_eq!(shelf.read("crm").as_deref(), Some("r0"));
}

/// The issuer has forgotten the old one: the new one must not be lost with the store.
#[tokio::test]
async fn a_store_that_takes_nothing_loses_nothing() {
    let shelf = Shelf::with("crm", "r0");
    let clock = ManualClock::leaping();
    let sent = Scripted::new([granted(1), Answer::status(204), granted(2), Answer::status(204)]);
    let hub = hub(AUTH, &sent, &clock, &shelf);
    shelf.fill(true);
    call(&hub).await.unwrap();
    assert_eq!(shelf.read("crm").as_deref(), Some("r0"));
    shelf.fill(false);
    clock.advance(HOUR);
    call(&hub).await.unwrap();
    assert_eq!(form(&sent.requests()[2])["refresh_token"], "r1");
    assert_eq!(shelf.record("crm")["refresh_token"], "r2");
}

#[tokio::test]
async fn what_may_be_used_up_is_not_shown_twice() {
    let shelf = Shelf::with("crm", "r0");
    let sent = Scripted::new([Answer::cut()]);
    let error = call(&hub(AUTH, &sent, &ManualClock::leaping(), &shelf)).await.unwrap_err().to_string();
    assert!(error.contains("broke off"), "{error}");
    assert_eq!(sent.requests().len(), 1);
}

#[tokio::test]
async fn in_code_it_is_kept_in_the_process() {
    let clock = ManualClock::leaping();
    let sent = Scripted::new([granted(1), Answer::status(204), granted(2), Answer::status(204)]);
    let credential =
        RefreshToken::at("https://id.kiosk.example/token").client("bot", "s3cret", "r0").unwrap();
    let config = ConnectionConfig::to::<Kiosk>().auth(credential);
    let hub = Hub::builder().connection("kiosk", config).transport(sent.clone()).clock(clock.clone());
    let hub = hub.build().unwrap();
    call(&hub).await.unwrap();
    clock.advance(HOUR);
    call(&hub).await.unwrap();
    let shown: Vec<_> = [0, 2].map(|place| form(&sent.requests()[place])["refresh_token"].clone()).into();
    assert_eq!(shown, ["r0", "r1"]);
}
