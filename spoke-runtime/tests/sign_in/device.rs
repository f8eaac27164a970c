//! A person who signs in on another device.

use std::sync::Mutex;
use std::time::Duration;

use serde_json::json;
use spoke_runtime::auth::{LoginWay, Person};
use spoke_runtime::{Answer, ManualClock, Scripted};
use url::Url;

use crate::kiosk::{bearer, call, form, hub};
use crate::shelf::Shelf;

const AUTH: &str = "{ device_code = { client_id = \"tv\", tokens = { secret = \"crm\" } } }";

#[derive(Debug, Default)]
struct Viewer(Mutex<Vec<String>>);

impl Person for Viewer {
    fn visit(&self, page: &Url) {
        self.0.lock().unwrap().push(format!("visit {page}"));
    }

    fn enter(&self, page: &Url, code: &str, complete: Option<&Url>) {
        self.0.lock().unwrap().push(format!("enter {code} at {page} or {}", complete.unwrap()));
    }
}

fn issued() -> Answer {
    let body = json!({
        "device_code": "d-secret", "user_code": "WDJB-MJHT", "verification_uri": "https://id.kiosk.example/tv",
        "verification_uri_complete": "https://id.kiosk.example/tv?c=WDJB-MJHT", "expires_in": 60, "interval": 5,
    });
    Answer::json(200, body)
}

fn not_yet(error: &str) -> Answer {
    Answer::json(400, json!({ "error": error }))
}

#[tokio::test]
async fn it_waits_as_long_as_it_is_told_to() {
    let granted = Answer::json(200, json!({"access_token": "a1", "refresh_token": "r1", "expires_in": 3600}));
    let sent = Scripted::new([
        issued(),
        not_yet("authorization_pending"),
        // Some issuers refuse with a 200.
        Answer::json(200, json!({"error": "slow_down", "interval": 10})),
        not_yet("authorization_pending"),
        granted,
        Answer::status(204),
    ]);
    let (clock, shelf) = (ManualClock::leaping(), Shelf::default());
    let hub = hub(AUTH, &sent, &clock, &shelf);
    let error = call(&hub).await.unwrap_err().to_string();
    assert!(error.contains("nobody is signed in; sign in by `spoke connections login kiosk`"), "{error}");

    let viewer = Viewer::default();
    hub.login("kiosk", Some(LoginWay::Device), &viewer).await.unwrap();
    assert_eq!(
        *viewer.0.lock().unwrap(),
        ["enter WDJB-MJHT at https://id.kiosk.example/tv or https://id.kiosk.example/tv?c=WDJB-MJHT"]
    );
    assert_eq!(clock.waits(), [5, 5, 10, 10].map(Duration::from_secs));
    let requests = sent.requests();
    assert_eq!(form(&requests[0])["scope"], "stock:read");
    let asked = form(&requests[1]);
    assert_eq!(
        (asked["grant_type"].as_str(), asked["device_code"].as_str(), asked["client_id"].as_str()),
        ("urn:ietf:params:oauth:grant-type:device_code", "d-secret", "tv")
    );
    assert_eq!(shelf.record("crm")["refresh_token"], "r1");
    clock.advance(Duration::from_secs(30));
    call(&hub).await.unwrap();
    assert_eq!(bearer(&sent.requests()[5]), "Bearer a1");
}

#[tokio::test]
async fn it_ends_when_the_code_does() {
    for (last, told) in [
        (not_yet("expired_token"), "nobody has typed in the code in time; begin anew"),
        (not_yet("access_denied"), "access was refused by whoever decides it"),
    ] {
        let sent = Scripted::new([issued(), not_yet("authorization_pending"), last]);
        let hub = hub(AUTH, &sent, &ManualClock::leaping(), &Shelf::default());
        let error = hub.login("kiosk", None, &Viewer::default()).await.unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
        assert!(!error.contains("d-secret"), "{error}");
    }
    let sent = Scripted::by(|attempt| match attempt.request.url.path() {
        "/device" => issued(),
        _ => not_yet("authorization_pending"),
    });
    let hub = hub(AUTH, &sent, &ManualClock::leaping(), &Shelf::default());
    let error = hub.login("kiosk", None, &Viewer::default()).await.unwrap_err().to_string();
    assert!(error.contains("nobody has typed in the code in time"), "{error}");
    assert_eq!(sent.requests().len(), 12, "sixty seconds, one question in five");
}

#[tokio::test]
async fn who_signs_in_otherwise_cannot_log_in() {
    let auth = "{ client_credentials = { client_id = \"x\", client_auth = \"none\" } }";
    let hub = hub(auth, &Scripted::new([]), &ManualClock::leaping(), &Shelf::default());
    let error = hub.login("kiosk", None, &Viewer::default()).await.unwrap_err().to_string();
    assert_eq!(error, "nobody needs to log in on `kiosk`: it signs in by itself");
    let hub = self::hub(AUTH, &Scripted::new([]), &ManualClock::leaping(), &Shelf::default());
    let error =
        hub.login("kiosk", Some(LoginWay::Browser), &Viewer::default()).await.unwrap_err().to_string();
    assert_eq!(error, "`kiosk` cannot be logged in on this way; it takes another device");
}
