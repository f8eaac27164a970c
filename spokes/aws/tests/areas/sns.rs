//! SNS: forms that are answered in XML.

use spoke_aws::sns::{MessageStructure, Publish, PublishFifo, PublishSms};
use spoke_aws::{MessageAttribute, NamedAttribute};
use spoke_runtime::Kind;

use crate::wire;

const TOPIC: &str = "arn:aws:sns:eu-central-1:123456789012:incidents";
const MESSAGE_ID: &str = "567910cd-659e-55d4-8ccb-5aaf14679dc0";

fn attributes() -> Vec<NamedAttribute> {
    vec![
        NamedAttribute { name: "team".to_owned(), value: MessageAttribute::text("net & ops") },
        NamedAttribute { name: "priority".to_owned(), value: MessageAttribute::number(1) },
    ]
}

#[tokio::test]
async fn publish() {
    let action = Publish::new(TOPIC, "{\"default\": \"disk & fan\"}")
        .subject("größe +1")
        .message_structure(MessageStructure::Json)
        .message_attributes(attributes());
    let published = wire().reply(action.clone()).await;
    assert_eq!((published.message_id.as_str(), published.sequence_number), (MESSAGE_ID, None));
    let error = wire().error(action, Kind::NotFound, Some("NotFound")).await;
    assert_eq!(error.message(), Some("Topic does not exist"));
    assert_eq!(error.request_id(), Some("d74b8436-ae13-5ab4-a9ff-ce54dfea72a0"));
}

#[tokio::test]
async fn publish_fifo() {
    let action = PublishFifo::new(format!("{TOPIC}.fifo"), "db-1", "disk full")
        .subject("disk")
        .message_deduplication_id("INC0010001")
        .message_attributes(attributes());
    let published = wire().reply(action.clone()).await;
    assert_eq!(published.sequence_number.as_deref(), Some("10000000000000003000"));
    wire().error(action, Kind::Invalid, Some("InvalidParameter")).await;
}

#[tokio::test]
async fn publish_sms() {
    let action = PublishSms::new("+4915112345678", "disk full: 100 %").message_attributes(attributes());
    assert_eq!(wire().reply(action.clone()).await.message_id, MESSAGE_ID);
    wire().error(action, Kind::Forbidden, Some("AuthorizationError")).await;
}
