//! No secret stands where people look.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use serde_json::json;

use crate::auth::{ApiKey, Credential};
use crate::fail::{Fail, Source, Step};
use crate::operation::Effect;
use crate::outgoing::Outgoing;
use crate::response::Response;
use crate::secret::{REDACTED, Secret};
use crate::transport::Answer;
use crate::trial::{QueryToken, TOKEN, Trial};

#[derive(Debug)]
struct Basic;

impl Credential for Basic {
    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        let pair = Secret::new(STANDARD.encode(format!("bot:{TOKEN}")));
        request.secret_header(AUTHORIZATION, "Basic ", &pair)
    }
}

fn credentials() -> [Arc<dyn Credential>; 3] {
    [Arc::new(crate::trial::Token), Arc::new(QueryToken), Arc::new(Basic)]
}

/// Everything that a failed call shows.
async fn shown(trial: &Trial) -> String {
    let error = trial.error().await;
    format!("{error} {error:?} {:?} {:?} {:?}", error.code(), error.message(), error.request_id())
}

#[tokio::test]
async fn a_vendor_that_repeats_the_secret_is_not_repeated() {
    let pair = STANDARD.encode(format!("bot:{TOKEN}"));
    let echo = format!("token {TOKEN} is wrong, {pair} too");
    for credential in credentials() {
        for answer in [
            Answer::text(401, &*echo).header("x-request-id", TOKEN),
            Answer::json(401, json!({"error": TOKEN, "text": &*echo})),
        ] {
            let mut trial = Trial::post(Effect::Once, [answer]);
            trial.operation.fail = Fail {
                code: &[Source::Body(&[Step::Member("error")])],
                message: &[Source::Body(&[Step::Member("text")])],
                ..Fail::NONE
            };
            trial.credential = Arc::clone(&credential);
            let shown = shown(&trial).await;
            assert!(shown.contains(REDACTED) && !shown.contains(TOKEN), "{credential:?}: {shown}");
        }
    }
}

#[tokio::test]
async fn a_secret_that_is_no_ascii_is_not_repeated() {
    let mut trial = Trial::post(Effect::Once, [Answer::text(401, "pässwörd-1 is wrong")]);
    trial.credential = Arc::new(ApiKey::header("x-api-key").key("pässwörd-1"));
    let shown = shown(&trial).await;
    assert!(shown.contains(REDACTED) && !shown.contains("pässwörd"), "{shown}");
}

#[tokio::test]
async fn a_redirect_to_a_host_named_after_the_secret_does_not_show_it() {
    let target = format!("https://{TOKEN}.evil.example/");
    let trial = Trial::post(Effect::Once, [Answer::status(307).header("location", &target)]);
    let shown = shown(&trial).await;
    assert!(shown.contains("evil.example") && !shown.contains(TOKEN), "{shown}");
}

#[tokio::test]
async fn a_request_on_its_way_prints_no_secret() {
    for credential in credentials() {
        let mut trial = Trial::post(Effect::Once, [Answer::text(200, "done")]);
        trial.credential = credential;
        trial.reply().await.unwrap();
        let mut requests = trial.transport.requests();
        requests[0].body = Some(TOKEN.into());
        let shown = format!("{requests:?}");
        assert!(shown.contains("desk.example") && !shown.contains(TOKEN), "{shown}");
    }
}

#[test]
fn an_answer_prints_no_body() {
    let body = format!("{{\"access_token\": \"{TOKEN}\"}}");
    let mut headers = http::HeaderMap::new();
    headers.insert(http::header::SET_COOKIE, http::HeaderValue::from_static(TOKEN));
    let shown = format!("{:?}", Response::new(200, headers, body));
    assert!(shown.contains("200") && !shown.contains(TOKEN), "{shown}");
}

#[tokio::test]
async fn a_preview_shows_where_the_secret_goes_and_nothing_of_it() {
    for credential in credentials() {
        let mut trial = Trial::post(Effect::Once, []);
        trial.credential = credential;
        let preview = trial.preview().unwrap();
        let shown = format!("{preview} {preview:?} {} {:?}", preview.as_curl(), preview.headers());
        assert!(!shown.contains(TOKEN), "{shown}");
        assert!(shown.contains("redacted"), "{shown}");
    }
}

#[tokio::test]
async fn requests_and_futures_print_no_secret() {
    let trial = Trial::post(Effect::Once, [Answer::text(200, "done")]);
    let calling = trial.reply();
    let shown = format!("{calling:?}");
    let reply = calling.await.unwrap();
    let all = format!("{shown} {reply:?} {trial:?}");
    assert!(!all.contains(TOKEN), "{all}");
}
