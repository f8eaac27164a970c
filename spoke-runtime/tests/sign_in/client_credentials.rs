//! Programs that sign in for themselves.

use std::time::Duration;

use serde_json::json;
use spoke_runtime::auth::ClientCredentials;
use spoke_runtime::{Answer, ConnectionConfig, Hub, ManualClock, Scripted};

use crate::kiosk::{Kiosk, bearer, call, form, hub};
use crate::shelf::Shelf;

fn granted() -> Answer {
    Answer::json(200, json!({"access_token": "t1", "token_type": "bearer", "expires_in": 3600}))
}

fn transport(answers: impl IntoIterator<Item = Answer>) -> Scripted {
    Scripted::new(answers)
}

fn shelf() -> Shelf {
    Shelf::with("desk", "p@ss:w rd/ü")
}

#[tokio::test]
async fn the_secret_goes_by_basic_and_both_halves_are_encoded_first() {
    let sent = transport([granted(), Answer::status(204), Answer::status(204)]);
    let auth = "{ client_credentials = { client_id = \"bot:7\", client_secret = { secret = \"desk\" } } }";
    let hub = hub(auth, &sent, &ManualClock::leaping(), &shelf());
    call(&hub).await.unwrap();
    call(&hub).await.unwrap();
    let requests = sent.requests();
    assert_eq!(requests[0].url.as_str(), "https://id.kiosk.example/token");
    // bot%3A7:p%40ss%3Aw+rd%2F%C3%BC
    assert_eq!(requests[0].headers["authorization"], "Basic Ym90JTNBNzpwJTQwc3MlM0F3K3JkJTJGJUMzJUJD");
    assert!(requests[0].headers["authorization"].is_sensitive());
    assert_eq!(requests[0].headers["accept"], "application/json");
    assert_eq!(requests[0].headers["content-type"], "application/x-www-form-urlencoded");
    let body = form(&requests[0]);
    assert_eq!(body["grant_type"], "client_credentials");
    assert_eq!(body["scope"], "stock:read");
    assert_eq!(body.len(), 2);
    assert_eq!((bearer(&requests[1]), bearer(&requests[2])), ("Bearer t1", "Bearer t1"));
    assert_eq!(requests.len(), 3);
}

#[tokio::test]
async fn the_table_says_otherwise() {
    let sent = transport([granted(), Answer::status(204)]);
    let auth = "{ client_credentials = { client_id = \"bot\", client_secret = { secret = \"desk\" }, client_auth = \"body\", \
                scopes = [\"a\", \"b\"], audience = \"api\", resource = \"https://api.kiosk.example/\", \
                token_url = \"https://other.example/t\" } }";
    call(&hub(auth, &sent, &ManualClock::leaping(), &shelf())).await.unwrap();
    let request = &sent.requests()[0];
    assert_eq!(request.url.as_str(), "https://other.example/t");
    assert!(!request.headers.contains_key("authorization"));
    let expected = [
        ("audience", "api"),
        ("client_id", "bot"),
        ("client_secret", "p@ss:w rd/ü"),
        ("grant_type", "client_credentials"),
        ("resource", "https://api.kiosk.example/"),
        ("scope", "a b"),
    ];
    let body = form(request);
    let body: Vec<_> = body.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(body, expected);
}

#[tokio::test]
async fn a_vendors_own_grant_is_declared() {
    let sent = transport([granted(), Answer::status(204)]);
    let auth = "{ account_credentials = { account_id = \"a-7\", client_id = \"bot\", client_secret = { secret = \"desk\" } } }";
    call(&hub(auth, &sent, &ManualClock::leaping(), &shelf())).await.unwrap();
    let body = form(&sent.requests()[0]);
    assert_eq!(
        (body["grant_type"].as_str(), body["account_id"].as_str(), body["flavour"].as_str()),
        ("account_credentials", "a-7", "sweet")
    );
}

#[tokio::test]
async fn an_address_is_filled_and_its_slots_stay_segments() {
    for (auth, url) in [
        (
            "{ tenant = { tenant = \"a/b\", client_id = \"x\", client_auth = \"none\" } }",
            "https://id.kiosk.example/a%2Fb/token",
        ),
        (
            "{ at_home = { client_id = \"x\", client_auth = \"none\" } }",
            "https://api.kiosk.example/oauth/token",
        ),
        (
            "{ anywhere = { client_id = \"x\", client_auth = \"none\", token_url = \"http://127.0.0.1:9/t\" } }",
            "http://127.0.0.1:9/t",
        ),
    ] {
        let sent = transport([granted(), Answer::status(204)]);
        call(&hub(auth, &sent, &ManualClock::leaping(), &shelf())).await.unwrap();
        assert_eq!(sent.requests()[0].url.as_str(), url);
        assert_eq!(form(&sent.requests()[0])["client_id"], "x");
    }
}

/// The issuer's clock is three hours behind: nothing but its `expires_in` counts, from the moment of the request.
#[tokio::test]
async fn a_clock_that_differs_changes_nothing() {
    let behind = granted().header("date", "Wed, 31 Dec 2025 21:00:00 GMT");
    let sent = transport([behind, Answer::status(204), Answer::status(204), granted(), Answer::status(204)]);
    let auth = "{ client_credentials = { client_id = \"bot\", client_secret = { secret = \"desk\" } } }";
    let clock = ManualClock::leaping();
    let hub = hub(auth, &sent, &clock, &shelf());
    call(&hub).await.unwrap();
    clock.advance(Duration::from_secs(2900));
    call(&hub).await.unwrap();
    assert_eq!(sent.requests().len(), 3);
    clock.advance(Duration::from_secs(680));
    call(&hub).await.unwrap();
    assert_eq!(sent.requests().len(), 5);
}

#[tokio::test]
async fn a_refusal_is_told_without_the_secret_and_with_what_to_do() {
    let refused = json!({
        "error": "invalid_client",
        "error_description": "no client bot with p@ss:w rd/ü or Ym90OnAlNDBzcyUzQXcrcmQlMkYlQzMlQkM=."
    });
    let sent = transport([Answer::json(401, refused)]);
    let auth = "{ client_credentials = { client_id = \"bot\", client_secret = { secret = \"desk\" } } }";
    let error = call(&hub(auth, &sent, &ManualClock::leaping(), &shelf())).await.unwrap_err();
    assert!(error.is_auth());
    assert_eq!(
        error.to_string(),
        "kiosk.list_stock on `kiosk`: the issuer `id.kiosk.example` gave no token (401 invalid_client): no client bot with \
         [redacted] or [redacted]; check `client_id` and what proves it, and whether the issuer takes it that way \
         (`client_auth`) (GET /stock, nothing was sent)"
    );
}

#[tokio::test]
async fn strange_answers_are_told() {
    for (answer, told) in [
        (Answer::json(200, json!({"error": "not_today"})), "gave no token (200 not_today)"),
        (Answer::json(200, json!({"token": "t"})), "holds no `access_token`; check `token_url`"),
        (Answer::text(200, "<html>"), "what it sent is no answer of an issuer; check `token_url`"),
        (Answer::status(404), "gave no token (404); check `token_url`"),
        (
            Answer::status(302).header("location", "https://evil.example"),
            "(302); it points elsewhere, and what signs in is never sent on; write the final address as `token_url`",
        ),
        (Answer::json(400, json!({"error": "invalid_scope"})), "check `scopes`"),
        (Answer::json(400, json!({"reason": "Bad \n account"})), "(400): Bad account"),
    ] {
        let sent = transport([answer]);
        let auth = "{ client_credentials = { client_id = \"bot\", client_secret = { secret = \"desk\" } } }";
        let error = call(&hub(auth, &sent, &ManualClock::leaping(), &shelf())).await.unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
        assert_eq!(sent.requests().len(), 1, "nothing is sent on, nothing is called");
    }
}

#[tokio::test]
async fn an_issuer_that_is_busy_is_asked_again() {
    let busy =
        [Answer::status(503), Answer::status(429).header("retry-after", "3"), granted(), Answer::status(204)];
    let (sent, clock) = (transport(busy), ManualClock::leaping());
    let auth = "{ client_credentials = { client_id = \"bot\", client_secret = { secret = \"desk\" } } }";
    call(&hub(auth, &sent, &clock, &shelf())).await.unwrap();
    assert_eq!(clock.waits(), [Duration::from_millis(500), Duration::from_secs(3)]);

    let sent = transport([Answer::status(503).header("retry-after", "3600")]);
    let error = call(&hub(auth, &sent, &clock, &shelf())).await.unwrap_err().to_string();
    assert!(error.contains("gave no token (503)"), "{error}");
}

#[tokio::test]
async fn a_credential_made_in_code() {
    let scheme = ClientCredentials::at("https://id.kiosk.example/token").constant("audience", "api");
    let credential = scheme.client("bot", "s3cret").unwrap();
    let shown = format!("{credential:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
    let sent = transport([granted(), Answer::status(204)]);
    let config = ConnectionConfig::to::<Kiosk>().auth(credential);
    let hub = Hub::builder().connection("kiosk", config).transport(sent.clone()).build().unwrap();
    call(&hub).await.unwrap();
    assert_eq!(form(&sent.requests()[0])["audience"], "api");
    assert_eq!(bearer(&sent.requests()[1]), "Bearer t1");
    let missing = ClientCredentials::at("https://id.example/token").member("account_id").client("a", "b");
    assert!(missing.unwrap_err().contains("`account_id` is filled from a connection's table"));
}

#[tokio::test]
async fn a_preview_needs_no_token_and_shows_none() {
    let sent = transport([]);
    let auth = "{ client_credentials = { client_id = \"bot\", client_secret = { secret = \"desk\" } } }";
    let hub = hub(auth, &sent, &ManualClock::leaping(), &shelf());
    let shown = crate::kiosk::list_stock(&hub.connect("kiosk").unwrap()).preview().unwrap().to_string();
    assert!(shown.contains("Bearer [redacted]"), "{shown}");
}
