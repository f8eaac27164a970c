//! What each action sends, and what it makes of answers.

use spoke_aws::ec2::StartInstances;
use spoke_aws::lambda::{InvocationType, InvokeFunction, LogType};
use spoke_aws::s3::GetObject;
use spoke_aws::sts::GetCallerIdentity;
use spoke_aws::{Aws, AwsCredential};
use spoke_runtime::ManualClock;
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::json;
use spoke_wire::{Wire, assert_whole};

fn wire() -> Wire<Aws> {
    let keys = AwsCredential::session("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "t0ken");
    Wire::new(env!("CARGO_MANIFEST_DIR"), keys)
        .settings(&[("region", "eu-central-1")])
        .clock(ManualClock::new())
}

#[test]
fn every_action_is_listed_and_tested() {
    assert_whole::<Aws>(env!("CARGO_MANIFEST_DIR"));
}

#[tokio::test]
async fn start_instances() {
    let action =
        StartInstances::new(vec!["i-1234567890abcdef0".to_owned(), "i-2&x=".to_owned()]).dry_run(false);
    let started = wire().reply(action.clone()).await;
    assert!(started.xml.contains("<name>pending</name>"));
    let error = wire().error(action, Kind::NotFound, None).await;
    assert_eq!((error.status(), error.request_id()), (Some(400), Some("ea966190-f9aa-478e-9ede-example")));
    assert!(error.to_string().contains("The instance ID 'i-1a2b3c4d' does not exist"), "{error}");
}

#[tokio::test]
async fn get_object() {
    let action =
        GetObject::new("runbooks", "net/100 %/größe+1.md").version_id("3GL4kqtJ+rm=").range("bytes=0-9");
    let object = wire().reply(action.clone()).await;
    assert_eq!((object.status, object.body.as_slice()), (206, &b"# Disk ful"[..]));
    assert_eq!(object.etag.as_deref(), Some("\"fba9dede5f27731c9771645a39863328\""));
    assert_eq!(object.content_type.as_deref(), Some("text/markdown"));
    assert!(object.version_id.is_some() && object.last_modified.is_some());
    let error = wire().error(action, Kind::NotFound, None).await;
    assert_eq!(error.request_id(), Some("4442587FB7D0A2F9"));
    assert!(error.to_string().contains("<Code>NoSuchKey</Code>"), "{error}");
}

#[tokio::test]
async fn invoke_function() {
    let action = InvokeFunction::new("arn:aws:lambda:eu-central-1:123456789012:function:close-tickets")
        .payload(json!({"older_than": "30d", "queue": "net & \"ops\""}))
        .qualifier("live")
        .invocation_type(InvocationType::RequestResponse)
        .log_type(LogType::Tail);
    let invoked = wire().reply(action.clone()).await;
    assert_eq!((invoked.status, invoked.payload.as_str()), (200, "{\"closed\":3,\"note\":null}"));
    assert_eq!(invoked.executed_version.as_deref(), Some("7"));
    assert_eq!(invoked.log_tail.as_deref(), Some("U1RBUlQgUmVxdWVzdElk"));
    let error = wire().error(action, Kind::Refused, None).await;
    assert_eq!(error.status(), Some(200));
    assert!(error.to_string().contains("division by zero"), "{error}");
}

#[tokio::test]
async fn get_caller_identity() {
    let identity = wire().reply(GetCallerIdentity::new()).await;
    assert_eq!(
        (identity.account.as_str(), identity.user_id.as_str()),
        ("123456789012", "AIDACKCEVSQ6C2EXAMPLE")
    );
    assert_eq!(identity.arn, "arn:aws:iam::123456789012:user/Alice");
    wire().error(GetCallerIdentity::new(), Kind::Auth, Some("InvalidClientTokenId")).await;
}

/// A double needs neither a region nor keys.
#[tokio::test]
async fn actions_can_be_stubbed() {
    let hub = Hub::fake().stub::<GetObject>(|input| Answer::text(200, format!("{}", input["key"])));
    let object = spoke_aws::s3::get_object(&hub.connect("aws").unwrap(), "runbooks", "a/b").await.unwrap();
    assert_eq!(object.body, b"\"a/b\"");
}
