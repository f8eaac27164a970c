//! SQS: JSON with a target.

use std::collections::BTreeMap;

use spoke_aws::sqs::{
    ChangeMessageVisibility, DeleteMessage, DeleteMessageBatch, GetQueueUrl, ListQueues, MessageEntry,
    ReceiptEntry, ReceiveMessage, SendFifoMessage, SendMessage, SendMessageBatch, SystemAttribute,
};
use spoke_aws::{Aws, AwsError, MessageAttribute};
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::json;

use crate::wire;

const QUEUE: &str = "https://sqs.us-east-1.amazonaws.com/177715257436/MyQueue";
const MISSING: Option<&str> = Some("com.amazonaws.sqs#QueueDoesNotExist");

fn attributes() -> BTreeMap<String, MessageAttribute> {
    let bytes = MessageAttribute { binary_value: Some("AQID".to_owned()), ..MessageAttribute::default() };
    BTreeMap::from([
        ("City".to_owned(), MessageAttribute::text("Any \"City\"")),
        ("Population".to_owned(), MessageAttribute::number(1_250_800)),
        ("Raw".to_owned(), MessageAttribute { data_type: "Binary".to_owned(), ..bytes }),
    ])
}

#[tokio::test]
async fn send_message() {
    let action = SendMessage::new(QUEUE, "größe & \"1\"")
        .delay_seconds(10_u16)
        .message_attributes(attributes())
        .message_group_id("tenant-1");
    let sent = wire().reply(action.clone()).await;
    assert_eq!(sent.message_id, "219f8380-5770-4cc2-8c3e-5c715e145f5e");
    assert_eq!(sent.md5_of_body.as_deref(), Some("fafb00f5732ab283681e124bf8747ed1"));
    assert_eq!(sent.sequence_number, None);
    let error = wire().error(action, Kind::NotFound, MISSING).await;
    assert_eq!(error.message(), Some("The specified queue does not exist."));
    assert_eq!(error.code_as(), Some(AwsError::QueueDoesNotExist));
}

#[tokio::test]
async fn send_fifo_message() {
    let action = SendFifoMessage::new(QUEUE, "db-1", "This is a test message")
        .message_deduplication_id("INC0010001")
        .message_attributes(attributes());
    let sent = wire().reply(action.clone()).await;
    assert_eq!(sent.sequence_number.as_deref(), Some("18849496460467696128"));
    wire().error(action, Kind::Invalid, Some("com.amazonaws.sqs#InvalidMessageContents")).await;
}

#[tokio::test]
async fn receive_message() {
    let action = ReceiveMessage::new(QUEUE)
        .max_number_of_messages(10)
        .visibility_timeout(15_u32)
        .wait_time_seconds(20)
        .message_system_attribute_names(vec![SystemAttribute::SentTimestamp, SystemAttribute::AwsTraceHeader])
        .message_attribute_names(vec!["All".to_owned()])
        .receive_request_attempt_id("1");
    let received = wire().reply(action.clone()).await;
    let [message] = received.messages.as_slice() else { panic!("{received:?}") };
    assert_eq!(message.body, "This is a test message");
    assert_eq!(message.message_id, "219f8380-5770-4cc2-8c3e-5c715e145f5e");
    assert!(message.receipt_handle.starts_with("AQEBaZ+j5qUo"));
    assert_eq!(message.attributes["ApproximateReceiveCount"], "1");
    assert_eq!(message.message_attributes["City"], MessageAttribute::text("Any City"));
    wire().error(action, Kind::NotFound, MISSING).await;
}

/// SQS leaves the list out where it has nothing.
#[tokio::test]
async fn an_empty_queue_gives_no_messages() {
    let hub = Hub::fake().stub::<ReceiveMessage>(|_| Answer::json(200, json!({})));
    let aws: Connection<Aws> = hub.connect("aws").unwrap();
    assert!(spoke_aws::sqs::receive_message(&aws, QUEUE).await.unwrap().messages.is_empty());
}

#[tokio::test]
async fn delete_message() {
    wire().reply(DeleteMessage::new(QUEUE, "x")).await;
    wire()
        .error(
            DeleteMessage::new(QUEUE, "x"),
            Kind::Invalid,
            Some("com.amazonaws.sqs#ReceiptHandleIsInvalid"),
        )
        .await;
}

#[tokio::test]
async fn change_message_visibility() {
    let action = ChangeMessageVisibility::new(QUEUE, "x", 0);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Conflict, Some("com.amazonaws.sqs#MessageNotInflight")).await;
}

#[tokio::test]
async fn get_queue_url() {
    let action = GetQueueUrl::new("MyQueue").queue_owner_account_id("177715257436");
    assert_eq!(wire().reply(action.clone()).await.queue_url, QUEUE);
    wire().error(action, Kind::NotFound, MISSING).await;
}

#[tokio::test]
async fn list_queues() {
    let action = ListQueues::new().queue_name_prefix("My").max_results(2_u32).next_token("eyJ2IjoiMSJ9");
    let page = wire().reply(action.clone()).await;
    assert_eq!(page.queue_urls, [QUEUE.to_owned(), format!("{QUEUE}2")]);
    assert_eq!(page.next_token.as_deref(), Some("eyJ2IjoiMSJ9"));
    wire().error(action, Kind::Forbidden, Some("com.amazon.coral.service#AccessDeniedException")).await;
}

#[tokio::test]
async fn send_message_batch() {
    let whole = MessageEntry {
        id: "test_msg_001".to_owned(),
        message_body: "größe & \"1\"".to_owned(),
        delay_seconds: Some(10),
        message_attributes: Some(attributes()),
        message_deduplication_id: Some("INC0010001".to_owned()),
        message_group_id: Some("db-1".to_owned()),
    };
    let bare =
        MessageEntry { id: "test_msg_002".to_owned(), message_body: "2".to_owned(), ..Default::default() };
    let action = SendMessageBatch::new(QUEUE, vec![whole, bare]);
    let batch = wire().reply(action.clone()).await;
    let ([sent], [failed]) = (batch.successful.as_slice(), batch.failed.as_slice()) else {
        panic!("{batch:?}")
    };
    assert_eq!(
        (sent.id.as_str(), sent.message_id.as_str()),
        ("test_msg_001", "f4eb349f-cd33-4bc4-bdc2-e557c900d41d")
    );
    assert_eq!(sent.md5_of_body, "0e024d309850c78cba5eabbeff7cae71");
    assert_eq!(sent.sequence_number.as_deref(), Some("18849496460467696128"));
    assert_eq!((failed.id.as_str(), failed.code.as_str()), ("test_msg_002", "InvalidParameterValue"));
    assert!(failed.sender_fault);
    assert_eq!(failed.message.as_deref(), Some("Message body is too long"));
    wire().error(action, Kind::Invalid, Some("com.amazonaws.sqs#BatchEntryIdsNotDistinct")).await;
}

#[tokio::test]
async fn delete_message_batch() {
    let entry = |id: &str| ReceiptEntry { id: id.to_owned(), receipt_handle: "AQEB+/=".to_owned() };
    let action = DeleteMessageBatch::new(QUEUE, vec![entry("test_msg_001"), entry("gone")]);
    let batch = wire().reply(action.clone()).await;
    assert_eq!(batch.successful, ["test_msg_001"]);
    let [failed] = batch.failed.as_slice() else { panic!("{batch:?}") };
    assert_eq!((failed.id.as_str(), &failed.message), ("gone", &None));
    wire().error(action, Kind::Invalid, Some("com.amazonaws.sqs#EmptyBatchRequest")).await;
}

/// What fails inside a batch is at hand without its type, too.
#[tokio::test]
async fn failures_inside_a_batch_are_told() {
    let failed = json!([{"Id": "2", "SenderFault": true, "Code": "InvalidParameterValue"}]);
    let answer = json!({"Successful": [], "Failed": failed});
    let hub = Hub::fake().stub::<SendMessageBatch>(move |_| Answer::json(200, answer.clone()));
    let aws: Connection<Aws> = hub.connect("aws").unwrap();
    let reply = spoke_aws::sqs::send_message_batch(&aws, QUEUE, Vec::new()).reply().await.unwrap();
    assert_eq!(json!(reply.partial_failures()), failed);
}
