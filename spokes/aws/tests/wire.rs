//! What each action sends, and what it makes of answers.

#[path = "areas/ec2.rs"]
mod ec2;
#[path = "areas/lambda.rs"]
mod lambda;
#[path = "areas/s3.rs"]
mod s3;
#[path = "areas/secrets_manager.rs"]
mod secrets_manager;
#[path = "areas/sns.rs"]
mod sns;
#[path = "areas/sqs.rs"]
mod sqs;
#[path = "areas/sts.rs"]
mod sts;

use spoke_aws::s3::GetObject;
use spoke_aws::{Aws, AwsCredential};
use spoke_runtime::ManualClock;
use spoke_runtime::prelude::*;
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

/// A double needs neither a region nor keys.
#[tokio::test]
async fn actions_can_be_stubbed() {
    let hub = Hub::fake().stub::<GetObject>(|input| Answer::text(200, format!("{}", input["key"])));
    let object = spoke_aws::s3::get_object(&hub.connect("aws").unwrap(), "runbooks", "a/b").await.unwrap();
    assert_eq!(&object.body[..], b"\"a/b\"");
}
