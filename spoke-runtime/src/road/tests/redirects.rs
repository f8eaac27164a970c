//! Which redirects are followed, and what goes along.

use std::sync::Arc;

use crate::error::Kind;
use crate::operation::{Effect, Method};
use crate::template::{Pair, Part, Value};
use crate::transport::{Answer, Scripted};
use crate::trial::{QueryToken, TOKEN, Trial};

fn moved(to: &str) -> Answer {
    Answer::status(302).header("location", to)
}

fn good() -> Answer {
    Answer::text(200, "done")
}

#[tokio::test]
async fn get_and_head_follow() {
    for method in [Method::Get, Method::Head] {
        for status in [301, 302, 303, 307, 308] {
            let there = Answer::status(status).header("location", "/v2/tickets?page=1#top");
            let trial = Trial::new(method, Effect::Read, Scripted::new([there, good()]));
            assert_eq!(trial.reply().await.unwrap().attempts(), 1);
            let last = &trial.transport.requests()[1];
            assert_eq!((last.method, last.url.as_str()), (method, "https://desk.example/v2/tickets?page=1"));
        }
    }
}

#[tokio::test]
async fn anything_else_is_an_error_that_names_the_host() {
    for method in [Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options] {
        let trial =
            Trial::new(method, method.effect(), Scripted::new([moved("https://evil.example/x?secret=1")]));
        let error = trial.error().await;
        assert_eq!((error.kind(), error.status()), (Kind::Redirect, Some(302)));
        let text = error.to_string();
        assert!(text.contains("`evil.example`") && !text.contains("secret"), "{text}");
    }
}

#[tokio::test]
async fn credentials_come_back_at_home_and_go_nowhere_else() {
    let trial = Trial::get([moved("https://cdn.example/a"), moved("http://[::1]:8080/never")]);
    let error = trial.error().await;
    assert_eq!(error.kind(), Kind::Redirect);
    assert_eq!(trial.sent(), 2, "a redirect away from encryption is not followed");

    let trial = Trial::get([moved("https://cdn.example/a"), moved("https://desk.example/b"), good()]);
    trial.reply().await.unwrap();
    let signed: Vec<_> = trial.sent_header("authorization").iter().map(Option::is_some).collect();
    assert_eq!(signed, [true, false, true]);
}

#[tokio::test]
async fn another_port_or_subdomain_is_another_host() {
    for other in
        ["https://desk.example:8443/a", "https://a.desk.example/a", "https://desk.example.evil.example/a"]
    {
        let trial = Trial::get([moved(other), good()]);
        trial.reply().await.unwrap();
        assert!(trial.sent_header("authorization")[1].is_none(), "{other}");
    }
    let trial = Trial::get([moved("https://desk.example:443/a"), good()]);
    trial.reply().await.unwrap();
    assert!(trial.sent_header("authorization")[1].is_some());
}

#[tokio::test]
async fn a_credential_in_the_query_stays_at_home() {
    let mut trial = Trial::get([moved("https://cdn.example/a"), good()]);
    trial.credential = Arc::new(QueryToken);
    trial.reply().await.unwrap();
    let urls: Vec<_> = trial.transport.requests().iter().map(|request| request.url.to_string()).collect();
    assert!(urls[0].contains(TOKEN));
    assert_eq!(urls[1], "https://cdn.example/a");
}

#[tokio::test]
async fn a_target_that_repeats_the_secret_goes_home_only() {
    let there = format!("https://cdn.example/a?q={TOKEN}");
    let mut trial = Trial::get([moved(&there)]);
    trial.credential = Arc::new(QueryToken);
    let error = trial.error().await;
    assert_eq!((error.kind(), trial.sent()), (Kind::Redirect, 1));
    assert!(!format!("{error} {error:?}").contains(TOKEN));

    let mut trial = Trial::get([moved(&format!("/a?api_key={TOKEN}&page=2")), good()]);
    trial.credential = Arc::new(QueryToken);
    trial.reply().await.unwrap();
    let query = format!("page=2&api_key={TOKEN}");
    assert_eq!(trial.transport.requests()[1].url.query(), Some(&*query));
}

#[tokio::test]
async fn what_a_setting_or_an_input_fills_stays_at_home() {
    let mut trial = Trial::get([moved("https://cdn.example/a"), good()]);
    let filled = Value::Text(&[Part::Text("a"), Part::Setting("tenant")]);
    trial.operation.headers = &[
        Pair { name: "accept", value: Value::Text(&[Part::Text("application/json")]) },
        Pair { name: "cookie", value: Value::Text(&[Part::Text("session=1")]) },
    ];
    trial.reply().await.unwrap();
    assert!(trial.sent_header("accept")[1].is_some());
    assert!(trial.sent_header("cookie")[1].is_none());
    assert!(!crate::road::redirect::is_constant(&Pair { name: "x-tenant", value: filled }));
}

#[tokio::test]
async fn a_sign_in_written_into_the_target_is_dropped() {
    let trial = Trial::get([moved("https://eve:pw@desk.example/a"), good()]);
    trial.reply().await.unwrap();
    assert_eq!(trial.transport.requests()[1].url.as_str(), "https://desk.example/a");
}

#[tokio::test]
async fn five_are_followed_and_no_sixth() {
    let round = || moved("/again");
    let trial = Trial::get([round(), round(), round(), round(), round(), good()]);
    trial.reply().await.unwrap();
    let trial = Trial::get([round(), round(), round(), round(), round(), round()]);
    assert_eq!(trial.error().await.kind(), Kind::Redirect);
    assert_eq!(trial.sent(), 6);
}

#[tokio::test]
async fn a_new_attempt_begins_at_the_start() {
    let trial = Trial::get([moved("/elsewhere"), Answer::cut(), good()]);
    assert_eq!(trial.reply().await.unwrap().attempts(), 2);
    let paths: Vec<_> =
        trial.transport.requests().iter().map(|request| request.url.path().to_owned()).collect();
    assert_eq!(paths, ["/tickets", "/elsewhere", "/tickets"]);
}

#[tokio::test]
async fn an_accepted_redirect_is_an_answer() {
    let mut trial = Trial::get([moved("https://cdn.example/a")]);
    trial.operation.accept = &[302];
    assert_eq!(trial.reply().await.unwrap().header("location"), Some("https://cdn.example/a"));
}

#[tokio::test]
async fn what_is_no_address_is_refused() {
    for target in ["ftp://desk.example/a", "javascript:alert(1)", "data:text/plain,x", "https://"] {
        assert_eq!(Trial::get([moved(target)]).error().await.kind(), Kind::Redirect, "{target}");
    }
    assert_eq!(Trial::get([Answer::status(302)]).error().await.kind(), Kind::Refused);
}

#[tokio::test]
async fn a_target_that_is_no_ascii_is_followed() {
    let trial = Trial::get([moved("/tickets/größe"), good()]);
    trial.reply().await.unwrap();
    assert_eq!(trial.transport.requests()[1].url.as_str(), "https://desk.example/tickets/gr%C3%B6%C3%9Fe");
}
