//! Programs that sign in by claims of their own.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use spoke_runtime::{Answer, ManualClock, Outgoing, Scripted};

use crate::kiosk::{bearer, call, file, form, hub};
use crate::shelf::Shelf;

const KEY: &str = include_str!("../keys/p256_pkcs8.pem");

fn part(token: &str, place: usize) -> Value {
    let part = token.split('.').nth(place).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

async fn asked(auth: impl Fn(&str) -> String) -> Vec<Outgoing> {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "key.pem", KEY);
    let sent = Scripted::new([Answer::json(200, json!({"access_token": "t1"})), Answer::status(204)]);
    let auth = auth(&format!("private_key = {{ file = {path:?} }}"));
    call(&hub(&auth, &sent, &ManualClock::leaping(), &Shelf::default())).await.unwrap();
    assert_eq!(bearer(&sent.requests()[1]), "Bearer t1");
    sent.requests()
}

#[tokio::test]
async fn claims_are_signed_for_the_token_url() {
    let sent = asked(|key| {
        format!("{{ jwt_bearer = {{ issuer = \"bot\", subject = \"ann\", key_id = \"k1\", {key} }} }}")
    })
    .await;
    let body = form(&sent[0]);
    assert_eq!(body["grant_type"], "urn:ietf:params:oauth:grant-type:jwt-bearer");
    assert_eq!(body["scope"], "stock:read");
    assert_eq!(part(&body["assertion"], 0), json!({"alg": "ES256", "kid": "k1", "typ": "JWT"}));
    let mut claims = part(&body["assertion"], 1);
    assert!(claims["jti"].take().as_str().is_some_and(|id| id.len() == 43));
    let expected = json!({
        "aud": "https://id.kiosk.example/token", "iss": "bot", "sub": "ann", "jti": null,
        "iat": 1_767_225_570, "exp": 1_767_225_900,
    });
    assert_eq!(claims, expected);
}

#[tokio::test]
async fn scopes_may_be_claims() {
    let sent = asked(|key| format!("{{ service_account = {{ issuer = \"bot\", {key} }} }}")).await;
    let body = form(&sent[0]);
    assert!(!body.contains_key("scope"));
    let claims = part(&body["assertion"], 1);
    assert_eq!((&claims["scope"], &claims["aud"]), (&json!("a b"), &json!("kiosk")));
}

#[tokio::test]
async fn a_client_may_prove_itself_by_a_key() {
    let sent = asked(|key| {
        format!(
            "{{ client_credentials = {{ client_id = \"bot\", client_auth = \"private_key_jwt\", {key} }} }}"
        )
    })
    .await;
    let body = form(&sent[0]);
    assert_eq!(body["client_id"], "bot");
    assert_eq!(body["client_assertion_type"], "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    let claims = part(&body["client_assertion"], 1);
    assert_eq!(
        (&claims["iss"], &claims["sub"], &claims["aud"]),
        (&json!("bot"), &json!("bot"), &json!("https://id.kiosk.example/token"))
    );
}
