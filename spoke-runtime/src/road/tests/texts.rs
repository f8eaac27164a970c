//! How failures read, and what they answer.

use serde_json::{Value, json};

use crate::error::Kind;
use crate::fail::{Condition, Fail, Literal, Source, Step};
use crate::operation::{Effect, Method};
use crate::transport::{Answer, Scripted};
use crate::trial::Trial;

const DECLARED: Fail = Fail {
    code: &[Source::Body(&[Step::Member("error"), Step::Member("code")])],
    message: &[Source::Body(&[Step::Member("error"), Step::Member("message")])],
    request_id: &[Source::Header("x-request-id")],
    ..Fail::NONE
};

/// The text of the error that `answer` becomes for a `once` action.
async fn check(fail: Fail, answer: Answer, expected: &str) {
    let mut trial = Trial::new(Method::Post, Effect::Once, Scripted::new([answer]));
    trial.operation.path = "/api/v1/projects/{project}/tickets";
    trial.declaration.fail = fail;
    assert_eq!(trial.error().await.to_string(), expected);
}

#[tokio::test]
async fn a_declared_failure_reads_in_the_vendors_words() {
    let body = json!({"error": {"code": "invalid_priority", "message": "priority must be P1..P4"}});
    check(
        DECLARED,
        Answer::json(422, body).header("x-request-id", "9f3c"),
        "acme-desk.create_ticket on `desk`: 422 invalid_priority: priority must be P1..P4 \
         (POST /api/v1/projects/{project}/tickets, request 9f3c, 1 attempt)",
    )
    .await;
}

#[tokio::test]
async fn an_answer_that_nobody_declared_reads_all_the_same() {
    let tail = "(POST /api/v1/projects/{project}/tickets, 1 attempt)";
    let cases = [
        (Answer::text(400, "bad\r\nthings  happen"), "400: bad things happen"),
        (Answer::status(404), "404: Not Found"),
        (
            Answer::text(500, "<html><body>x</body></html>").header("content-type", "text/html"),
            "500: Internal Server Error",
        ),
        (Answer::json(418, json!({"why": "teapot"})), "418: {\"why\":\"teapot\"}"),
        (Answer::bytes(418, "{}").header("content-type", "Application/Problem+JSON"), "418: {}"),
        (Answer::bytes(400, vec![0xff, 0xfe]), "400: Bad Request"),
        (Answer::status(299 + 300), "599"),
    ];
    for (answer, expected) in cases {
        check(Fail::NONE, answer, &format!("acme-desk.create_ticket on `desk`: {expected} {tail}")).await;
    }
}

#[tokio::test]
async fn a_long_text_is_cut() {
    let trial = Trial::post(Effect::Once, [Answer::text(400, "long ".repeat(200))]);
    let error = trial.error().await;
    assert!(error.to_string().chars().count() < 450, "{error}");
    assert_eq!(error.body().unwrap().len(), 1000);
}

#[tokio::test]
async fn a_lost_answer_says_so_plainly() {
    check(
        Fail::NONE,
        Answer::cut(),
        "acme-desk.create_ticket on `desk`: the connection to `desk.example` broke off before the answer was complete; \
         the outcome is unknown: it was sent and may have been done (POST /api/v1/projects/{project}/tickets, 1 attempt)",
    )
    .await;
    check(
        Fail::NONE,
        Answer::hang(),
        "acme-desk.create_ticket on `desk`: no complete answer from `desk.example` within 30s; \
         the outcome is unknown: it was sent and may have been done (POST /api/v1/projects/{project}/tickets, 1 attempt)",
    )
    .await;
}

#[tokio::test]
async fn attempts_are_counted() {
    let never = || Answer::unreachable();
    let error = Trial::get([never(), never(), never()]).error().await;
    assert_eq!(
        error.to_string(),
        "acme-desk.create_ticket on `desk`: no connection to `desk.example` (GET /tickets, 3 attempts)"
    );
}

#[tokio::test]
async fn a_misfit_keeps_the_raw_body_and_is_no_failure_of_the_vendor() {
    let error =
        Trial::post(Effect::Once, [Answer::text(201, "misfit").header("x-request-id", "9f3c")]).error().await;
    assert_eq!((error.kind(), error.status(), error.body()), (Kind::Decode, Some(201), Some(&b"misfit"[..])));
    assert!(!error.is_outcome_unknown() && !error.is_retryable());
    let text = error.to_string();
    assert!(
        text.starts_with("acme-desk.create_ticket on `desk`: the answer 201 is not the declared output: "),
        "{text}"
    );
    assert!(text.ends_with("(POST /tickets, request 9f3c, 1 attempt)"), "{text}");
}

#[tokio::test]
async fn an_answer_tells_its_kind_by_its_sentence() {
    const SORTS: &[(Kind, Condition)] = &[(
        Kind::RateLimited,
        Condition::Contains(Source::Body(&[Step::Member("message")]), "secondary rate limit"),
    )];
    let answer = |message: &str| Answer::json(403, json!({"message": message}));
    let answers = [answer("You have exceeded a secondary rate limit."), answer("Must have admin rights.")];
    let mut trial = Trial::post(Effect::Once, answers);
    trial.declaration.fail = Fail { sorts: SORTS, ..Fail::NONE };
    assert_eq!(trial.error().await.kind(), Kind::RateLimited);
    assert_eq!(trial.error().await.kind(), Kind::Forbidden);
}

#[tokio::test]
async fn a_good_status_fails_where_when_holds() {
    let when = Condition::Equals(Source::Body(&[Step::Member("ok")]), Literal::Bool(false));
    let fail = Fail {
        when: Some(when),
        code: &[Source::Body(&[Step::Member("error")])],
        kinds: &[(Kind::Auth, &["invalid_auth", "not_authed"])],
        ..Fail::NONE
    };
    let mut trial = Trial::post(
        Effect::Once,
        [
            Answer::json(200, json!({"ok": false, "error": "not_authed"})),
            Answer::json(200, json!({"ok": false, "error": "channel_not_found"})),
            Answer::json(200, json!({"ok": true})),
        ],
    );
    trial.declaration.fail = fail;
    let error = trial.error().await;
    assert_eq!((error.kind(), error.code(), error.status()), (Kind::Auth, Some("not_authed"), Some(200)));
    // What the action says comes before what its spoke says.
    trial.operation.fail = Fail { kinds: &[(Kind::NotFound, &["channel_not_found"])], ..Fail::NONE };
    let error = trial.error().await;
    assert!(error.is_not_found());
    assert_eq!(
        error.to_string(),
        "acme-desk.create_ticket on `desk`: 200 channel_not_found (POST /tickets, 1 attempt)"
    );
    assert!(trial.reply().await.is_ok());
}

#[tokio::test]
async fn kinds_follow_the_status_where_no_code_is_known() {
    let kinds = [
        (400, Kind::Invalid),
        (401, Kind::Auth),
        (403, Kind::Forbidden),
        (404, Kind::NotFound),
        (409, Kind::Conflict),
        (410, Kind::NotFound),
        (412, Kind::Conflict),
        (418, Kind::Refused),
        (422, Kind::Invalid),
        (500, Kind::Server),
        (599, Kind::Server),
    ];
    for (status, kind) in kinds {
        assert_eq!(
            Trial::post(Effect::Once, [Answer::status(status)]).error().await.kind(),
            kind,
            "{status}"
        );
    }
}

#[tokio::test]
async fn a_403_that_asks_to_wait_is_a_rate_limit() {
    for told in [("retry-after", "60"), ("x-ratelimit-remaining", "0")] {
        let answer = Answer::status(403).header(told.0, told.1);
        assert!(Trial::post(Effect::Once, [answer]).error().await.is_rate_limited());
    }
}

#[tokio::test]
async fn accepted_statuses_are_good() {
    let mut trial = Trial::get([Answer::text(304, ""), Answer::text(404, "")]);
    trial.operation.accept = &[304];
    trial.declaration.accept = &[404];
    assert_eq!(trial.reply().await.unwrap().status(), 304);
    assert_eq!(trial.reply().await.unwrap().status(), 404);
}

#[tokio::test]
async fn the_vendors_error_is_read_as_its_type() {
    let body = json!({"errors": [{"field": "title"}]});
    let error = Trial::post(Effect::Once, [Answer::json(422, body.clone())]).error().await;
    assert_eq!(error.body_as::<Value>(), Some(body));
    assert_eq!(error.body_as::<Vec<u8>>(), None);
}

#[tokio::test]
async fn a_request_id_is_found_where_it_usually_stands() {
    let trial = Trial::get([Answer::text(200, "").header("x-correlation-id", "c1")]);
    assert_eq!(trial.reply().await.unwrap().request_id(), Some("c1"));
}

#[tokio::test]
async fn a_reply_is_read_as_another_type_that_borrows() {
    let trial = Trial::get([Answer::json(200, json!({"id": "7"})).header("etag", "x")]);
    let reply = trial.reply().await.unwrap();
    let view: std::collections::BTreeMap<&str, &str> = reply.read().unwrap();
    assert_eq!(view["id"], "7");
    assert_eq!((reply.header("etag"), reply.body()), (Some("x"), &b"{\"id\":\"7\"}"[..]));
    let error = reply.read::<Vec<u8>>().unwrap_err();
    assert_eq!((error.kind(), error.status()), (Kind::Decode, Some(200)));
}

#[tokio::test]
async fn failures_within_a_good_answer_are_at_hand() {
    let body = json!({"ok": true, "errors": [{"item": 1}, {"item": 4}]});
    for path in [&[Step::Member("errors")][..], &[Step::Member("errors"), Step::Each]] {
        let mut trial = Trial::get([Answer::json(200, body.clone()), Answer::json(200, json!({}))]);
        trial.operation.fail = Fail { partial: Some(Box::leak(path.into())), ..Fail::NONE };
        assert_eq!(trial.reply().await.unwrap().partial_failures(), [json!({"item": 1}), json!({"item": 4})]);
        assert!(trial.reply().await.unwrap().partial_failures().is_empty());
    }
}

#[test]
fn an_error_fits_wherever_errors_go() {
    fn fits<T: std::error::Error + Send + Sync + Unpin + 'static>() {}
    fits::<crate::Error>();
    assert_eq!(size_of::<crate::Error>(), size_of::<usize>());
}

#[tokio::test]
async fn a_packing_that_was_not_asked_for_is_named_where_the_answer_does_not_fit() {
    for (coding, told) in [("deflate", true), ("identity", false)] {
        let answer = Answer::text(200, "misfit").header("content-encoding", coding);
        let text = Trial::post(Effect::Once, [answer]).error().await.to_string();
        assert_eq!(text.contains("it came packed by `deflate`, which was not asked for"), told, "{text}");
    }
}
