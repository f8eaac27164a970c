//! The sandbox refuses what AWS refuses, and does what it is asked.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

use std::time::Duration;

use spoke_aws::ec2::start_instances;
use spoke_aws::lambda::{InvocationType, LogType, invoke_function};
use spoke_aws::s3::get_object;
use spoke_aws::sandbox::{ACCESS_KEY_ID, ACCOUNT, Cloud};
use spoke_aws::sts::get_caller_identity;
use spoke_aws::{Aws, AwsCredential};
use spoke_runtime::auth::{Anonymous, Credential};
use spoke_runtime::sandbox::{Answer, Fault, Server};
use spoke_runtime::serde_json::json;
use spoke_runtime::{Connection, ConnectionConfig, Hub, Kind, Retry};
use spoke_wire::{Raw, send};

const STOPPED: &str = "i-0123456789abcdef0";

/// A key that breaks whoever pastes it together.
const AWKWARD: &str = "a b/100 %/ü+=&?#/x";

async fn sandbox() -> Server<Cloud> {
    Cloud::new()
        .stopped_instance(STOPPED)
        .stopped_instance("i-2")
        .object("runbooks", AWKWARD, "# Disk full")
        .function("double", |given| match given["n"].as_i64() {
            Some(number) => Ok(json!({"n": number * 2})),
            None => Err("n is no number".to_owned()),
        })
        .serve()
        .await
        .unwrap()
}

fn connect_as(aws: &Server<Cloud>, credential: impl Credential + 'static) -> Connection<Aws> {
    let config = ConnectionConfig::to::<Aws>().base_url(aws.url()).setting("region", "eu-central-1");
    let hub = Hub::builder().connection("aws", config.auth(credential)).build().unwrap();
    hub.connect("aws").unwrap()
}

fn connect(aws: &Server<Cloud>) -> Connection<Aws> {
    connect_as(aws, AwsCredential::keys(ACCESS_KEY_ID, "any"))
}

#[tokio::test]
async fn instances_are_started() {
    let aws = sandbox().await;
    let connection = connect(&aws);
    let ids = || vec![STOPPED.to_owned(), "i-2".to_owned()];
    let started = start_instances(&connection, ids()).await.unwrap();
    assert!(started.xml.contains("<name>pending</name>") && started.xml.contains(STOPPED), "{}", started.xml);
    assert_eq!(
        aws.with(|cloud| (cloud.state_of(STOPPED), cloud.state_of("i-2"))),
        (Some("running"), Some("running"))
    );
    let again = start_instances(&connection, ids()).await.unwrap();
    assert!(!again.xml.contains("pending"), "{}", again.xml);

    let error = start_instances(&connection, vec!["i-3".to_owned()]).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (Kind::NotFound, Some(400)));
    assert!(error.to_string().contains("The instance ID 'i-3' does not exist"), "{error}");
    let error = start_instances(&connection, Vec::new()).await.unwrap_err();
    assert!(error.to_string().contains("MissingParameter"), "{error}");
    let error = start_instances(&connection, ids()).with(|it| it.dry_run(true)).await.unwrap_err();
    assert!(error.to_string().contains("DryRunOperation"), "{error}");
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again() {
    let aws = sandbox().await;
    aws.inject(Fault::lost().on(spoke_runtime::Method::Post, "/"));
    start_instances(&connect(&aws), vec![STOPPED.to_owned()]).await.unwrap();
    assert_eq!(aws.requests().len(), 2);
    aws.inject(Fault::lost().on(spoke_runtime::Method::Post, "/2015-03-31/functions/{function}/invocations"));
    let lost =
        invoke_function(&connect(&aws), "double").with(|it| it.payload(json!({"n": 1}))).await.unwrap_err();
    assert!(lost.is_outcome_unknown());
    assert_eq!(aws.with(|cloud| cloud.invocations()), 1, "a function is never invoked twice");
}

#[tokio::test]
async fn objects_are_read() {
    let aws = sandbox().await;
    let connection = connect(&aws);
    let object = get_object(&connection, "runbooks", AWKWARD).await.unwrap();
    assert_eq!((object.status, object.body.as_slice()), (200, &b"# Disk full"[..]));
    let etag = object.etag.unwrap();
    let known = get_object(&connection, "runbooks", AWKWARD).with(|it| it.if_none_match(etag)).await.unwrap();
    assert_eq!((known.status, known.body.len()), (304, 0));
    let part = get_object(&connection, "runbooks", AWKWARD).with(|it| it.range("bytes=2-5")).await.unwrap();
    assert_eq!((part.status, part.body.as_slice()), (206, &b"Disk"[..]));
    let error =
        get_object(&connection, "runbooks", AWKWARD).with(|it| it.if_match("\"x\"")).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (Kind::Conflict, Some(412)));
    let error = get_object(&connection, "runbooks", "none").await.unwrap_err();
    assert_eq!((error.kind(), error.request_id()), (Kind::NotFound, Some("4442587FB7D0A2F9")));
    assert!(error.to_string().contains("NoSuchKey"), "{error}");
}

#[tokio::test]
async fn functions_are_invoked() {
    let aws = sandbox().await;
    let connection = connect(&aws);
    let call = |payload| invoke_function(&connection, "double").with(|it| it.payload(payload));
    let invoked = call(json!({"n": 4})).with(|it| it.log_type(LogType::Tail)).await.unwrap();
    assert_eq!((invoked.status, invoked.payload.as_str()), (200, "{\"n\":8}"));
    assert!(invoked.log_tail.is_some() && invoked.executed_version.is_some());
    let error = call(json!({"n": "x"})).await.unwrap_err();
    assert_eq!((error.status(), error.kind()), (Some(200), Kind::Refused));
    assert!(error.to_string().contains("n is no number"), "{error}");
    let later = call(json!({"n": 1})).with(|it| it.invocation_type(InvocationType::Event)).await.unwrap();
    assert_eq!((later.status, later.payload.as_str()), (202, ""));
    let error = invoke_function(&connection, "none").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::NotFound, Some("ResourceNotFoundException")));
}

#[tokio::test]
async fn whoever_signs_is_known() {
    let aws = sandbox().await;
    let identity = get_caller_identity(&connect(&aws)).await.unwrap();
    assert_eq!((identity.account.as_str(), identity.user_id.as_str()), (ACCOUNT, ACCESS_KEY_ID));
    let foreign = connect_as(&aws, AwsCredential::keys("AKIAFOREIGN", "any"));
    let error = get_caller_identity(&foreign).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Auth, Some("InvalidClientTokenId")));
    assert_eq!(get_object(&foreign, "runbooks", "x").await.unwrap_err().kind(), Kind::Auth);
    assert_eq!(invoke_function(&foreign, "double").await.unwrap_err().kind(), Kind::Auth);
    assert_eq!(start_instances(&foreign, vec![STOPPED.to_owned()]).await.unwrap_err().kind(), Kind::Auth);
    let nobody = connect_as(&aws, Anonymous);
    let error = get_caller_identity(&nobody).await.unwrap_err();
    assert_eq!(error.code(), Some("MissingAuthenticationToken"));
}

#[tokio::test]
async fn a_presigned_url_works_for_whoever_has_it() {
    let aws = sandbox().await;
    let call = get_object(&connect(&aws), "runbooks", AWKWARD);
    let presigned = call.presigned(Duration::from_secs(60)).await.unwrap();
    let path = presigned.url().expose().strip_prefix(aws.url()).unwrap();
    let Raw { status, body, .. } = send(aws.url(), &format!("GET {path}"), &[], "").await.unwrap();
    assert_eq!((status, body.as_str()), (200, "# Disk full"));
    let bare = path.split_once('?').unwrap().0;
    assert_eq!(send(aws.url(), &format!("GET {bare}"), &[], "").await.unwrap().status, 403);
    assert!(!format!("{presigned:?}").contains("Signature"));
}

#[tokio::test]
async fn throttling_is_known_by_its_code() {
    let aws = sandbox().await;
    let body = "<Response><Errors><Error><Code>RequestLimitExceeded</Code></Error></Errors></Response>";
    aws.inject(Fault::answer(Answer::text(503, body)));
    let call = start_instances(&connect(&aws), vec![STOPPED.to_owned()]).retry(Retry::none());
    assert_eq!(call.await.unwrap_err().kind(), Kind::RateLimited);
}
