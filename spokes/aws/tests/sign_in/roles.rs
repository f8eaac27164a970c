//! Temporary keys: fetched once, replaced ahead, fetched anew when they are rejected.

use std::time::Duration;

use spoke_aws::lambda::invoke_function;
use spoke_aws::s3::get_object;
use spoke_aws::{AwsCredential, Role};
use spoke_runtime::http::HeaderValue;
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::json;

use super::{assumed, connect, header, keys, signers};

const ROLE: &str = "arn:aws:iam::123456789012:role/ops";

fn role() -> AwsCredential {
    keys().assume_role(Role::new(ROLE).external_id("acme&co").duration(Duration::from_secs(1800)))
}

fn object() -> Answer {
    Answer::text(200, "# Disk full")
}

#[tokio::test]
async fn a_role_is_taken_before_the_first_call() {
    let (aws, transport, _) = connect(role(), [assumed("ASIA1", "2026-01-01T00:30:00Z"), object()]);
    get_object(&aws, "b", "k").await.unwrap();
    assert_eq!(signers(&transport), ["AKIDEXAMPLE", "ASIA1"]);
    let requests = transport.requests();
    assert_eq!(requests[0].url.as_str(), "https://sts.eu-central-1.amazonaws.com/");
    assert_eq!(
        requests[0].bytes().map(String::from_utf8_lossy).unwrap(),
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fops&\
         RoleSessionName=spoke-aws&ExternalId=acme%26co&DurationSeconds=1800"
    );
    assert!(header(&requests[0], "authorization").contains("/eu-central-1/sts/aws4_request"));
    assert_eq!(header(&requests[1], "x-amz-security-token"), "r0le-t0ken");
    let placed = ["authorization", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token"];
    for name in placed {
        assert!(requests[1].headers.get(name).is_some_and(HeaderValue::is_sensitive), "{name}");
    }
}

#[tokio::test]
async fn calls_that_wait_share_one_fetch_and_keys_are_replaced_ahead() {
    let answers = [
        assumed("ASIA1", "2026-01-01T00:30:00Z"),
        object(),
        object(),
        object(),
        assumed("ASIA2", "2026-01-01T01:00:00Z"),
        object(),
    ];
    let (aws, transport, clock) = connect(role(), answers);
    let call = || get_object(&aws, "b", "k").into_future();
    let (one, two, three) = tokio::join!(call(), call(), call());
    assert!(one.is_ok() && two.is_ok() && three.is_ok());
    clock.advance(Duration::from_secs(25 * 60));
    call().await.unwrap();
    assert_eq!(signers(&transport), ["AKIDEXAMPLE", "ASIA1", "ASIA1", "ASIA1", "AKIDEXAMPLE", "ASIA2"]);
}

#[tokio::test]
async fn rejected_keys_are_fetched_anew() {
    let expired = Answer::text(400, "<Error><Code>ExpiredToken</Code></Error>");
    let answers = [
        assumed("ASIA1", "2026-01-01T00:30:00Z"),
        object(),
        expired,
        assumed("ASIA2", "2026-01-01T01:00:00Z"),
        object(),
    ];
    let (aws, transport, clock) = connect(role(), answers);
    get_object(&aws, "b", "k").await.unwrap();
    clock.advance(Duration::from_secs(60));
    get_object(&aws, "b", "k").await.unwrap();
    assert_eq!(signers(&transport), ["AKIDEXAMPLE", "ASIA1", "ASIA1", "AKIDEXAMPLE", "ASIA2"]);
}

#[tokio::test]
async fn a_role_that_is_not_given_ends_the_call() {
    let body = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User is not authorized</Message></Error></ErrorResponse>";
    let (aws, _, _) = connect(role(), [Answer::text(403, body)]);
    let error = invoke_function(&aws, "f").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.is_outcome_unknown()), (Kind::Auth, 0, false));
    let told =
        format!("the role `{ROLE}` was not taken: AssumeRole: 403 AccessDenied: User is not authorized");
    assert!(error.to_string().contains(&told), "{error}");
}

#[tokio::test]
async fn a_token_file_is_read_for_each_fetch() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, "first\n").unwrap();
    let answers = [
        assumed("ASIA1", "2026-01-01T00:30:00Z"),
        object(),
        assumed("ASIA2", "2026-01-01T01:00:00Z"),
        object(),
    ];
    let (aws, transport, clock) = connect(AwsCredential::web_identity(Role::new(ROLE), &file), answers);
    get_object(&aws, "b", "k").await.unwrap();
    std::fs::write(&file, "second").unwrap();
    clock.advance(Duration::from_secs(1600));
    get_object(&aws, "b", "k").await.unwrap();
    let requests = transport.requests();
    for (index, token) in [(0, "first"), (2, "second")] {
        let body = String::from_utf8_lossy(requests[index].bytes().unwrap()).into_owned();
        assert!(body.starts_with("Action=AssumeRoleWithWebIdentity&Version=2011-06-15&"), "{body}");
        assert!(body.ends_with(&format!("&RoleSessionName=spoke-aws&WebIdentityToken={token}")), "{body}");
        assert_eq!(header(&requests[index], "authorization"), "", "the token alone allows it");
    }
    std::fs::remove_file(&file).unwrap();
    clock.advance(Duration::from_secs(3600));
    let error = get_object(&aws, "b", "k").await.unwrap_err();
    assert!(error.to_string().contains("token` cannot be read: entity not found"), "{error}");
}

#[tokio::test]
async fn sts_is_asked_where_it_is_said_to_be_but_not_in_the_open() {
    let elsewhere = |url: &str| keys().assume_role(Role::new(ROLE).sts_url(url));
    let answers = [assumed("ASIA1", "2026-01-01T00:30:00Z"), object()];
    let (aws, transport, _) = connect(elsewhere("https://vpce.sts.example/"), answers);
    get_object(&aws, "b", "k").await.unwrap();
    assert_eq!(transport.requests()[0].url.as_str(), "https://vpce.sts.example/");
    let (aws, transport, _) = connect(elsewhere("http://sts.example/"), []);
    let error = get_object(&aws, "b", "k").await.unwrap_err();
    assert!(error.to_string().contains("would give keys away on the network"), "{error}");
    assert!(transport.requests().is_empty());
}

/// The service's answer says what the time is: the call goes again by that, and the next ones are right at once.
#[tokio::test]
async fn a_wrong_clock_is_corrected_by_the_vendors() {
    let skewed = Answer::text(403, "<Error><Code>RequestTimeTooSkewed</Code></Error>")
        .header("date", "Thu, 01 Jan 2026 02:00:00 GMT");
    let (aws, transport, _) = connect(keys(), [skewed, object(), object()]);
    get_object(&aws, "b", "k").await.unwrap();
    get_object(&aws, "b", "k").await.unwrap();
    let dates: Vec<String> =
        transport.requests().iter().map(|request| header(request, "x-amz-date").to_owned()).collect();
    assert_eq!(dates, ["20260101T000000Z", "20260101T020000Z", "20260101T020000Z"]);
}

/// A function is not invoked again, but what was learnt stays.
#[tokio::test]
async fn what_is_not_sent_again_teaches_the_next_call() {
    let skewed =
        Answer::json(403, json!({"message": "Signature expired: 20260101T000000Z is now earlier than"}))
            .header("x-amzn-errortype", "InvalidSignatureException")
            .header("date", "Thu, 01 Jan 2026 02:00:00 GMT");
    let (aws, transport, _) = connect(keys(), [skewed, Answer::json(200, json!(1))]);
    let error = invoke_function(&aws, "f").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (Kind::Auth, 1));
    invoke_function(&aws, "f").await.unwrap();
    assert_eq!(header(&transport.requests()[1], "x-amz-date"), "20260101T020000Z");

    let expired = Answer::status(403).header("x-amzn-errortype", "ExpiredTokenException");
    let answers = [
        assumed("ASIA1", "2026-01-01T00:30:00Z"),
        Answer::json(200, json!(1)),
        expired,
        assumed("ASIA2", "2026-01-01T01:00:00Z"),
        Answer::json(200, json!(1)),
    ];
    let (aws, transport, clock) = connect(role(), answers);
    invoke_function(&aws, "f").await.unwrap();
    clock.advance(Duration::from_secs(60));
    assert!(invoke_function(&aws, "f").await.unwrap_err().is_auth());
    invoke_function(&aws, "f").await.unwrap();
    assert_eq!(signers(&transport), ["AKIDEXAMPLE", "ASIA1", "ASIA1", "AKIDEXAMPLE", "ASIA2"]);
}

#[tokio::test]
async fn keys_that_are_simply_wrong_are_told_at_once() {
    let wrong = Answer::text(403, "<Error><Code>InvalidAccessKeyId</Code></Error>");
    let (aws, transport, _) = connect(keys(), [wrong]);
    let error = get_object(&aws, "b", "k").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), transport.requests().len()), (Kind::Auth, 1, 1));
}

#[tokio::test]
async fn a_presigned_url_ends_with_the_keys() {
    let (aws, transport, clock) = connect(role(), [assumed("ASIA1", "2026-01-01T00:30:00Z")]);
    let presigned = get_object(&aws, "b", "k").presigned(Duration::from_secs(7200)).await.unwrap();
    let url = presigned.url().expose();
    assert!(
        url.starts_with("https://s3.eu-central-1.amazonaws.com/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256"),
        "{url}"
    );
    assert!(url.contains("X-Amz-Security-Token=r0le-t0ken"), "{url}");
    let left = presigned.expires().duration_since(spoke_runtime::Clock::wall(&clock)).unwrap();
    assert_eq!(left, Duration::from_secs(1800));
    assert_eq!(transport.requests().len(), 1, "only STS was asked");
}
