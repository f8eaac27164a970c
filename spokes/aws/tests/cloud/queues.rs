//! SQS: messages are sent, taken, hidden and deleted.

use std::collections::BTreeMap;

use spoke_aws::sandbox::Cloud;
use spoke_aws::sqs::{
    MessageEntry, ReceiptEntry, SystemAttribute, change_message_visibility, delete_message,
    delete_message_batch, get_queue_url, list_queues, receive_message, send_fifo_message, send_message,
    send_message_batch,
};
use spoke_aws::{AwsCredential, AwsError, MessageAttribute};
use spoke_runtime::sandbox::Fault;
use spoke_runtime::{Kind, Method};

use crate::{connect_as, serve, told};

#[tokio::test]
async fn a_message_is_taken_hidden_and_deleted() {
    let (server, aws) = serve(Cloud::new().queue("incidents")).await;
    let queue = get_queue_url(&aws, "incidents").await.unwrap().queue_url;
    let attributes = BTreeMap::from([
        ("priority".to_owned(), MessageAttribute::number(1)),
        ("team".to_owned(), MessageAttribute::text("net")),
    ]);
    send_message(&aws, queue.clone(), "größe & 1")
        .with(|it| it.message_attributes(attributes))
        .await
        .unwrap();
    let receive = || {
        receive_message(&aws, queue.clone()).with(|it| {
            it.message_system_attribute_names(vec![SystemAttribute::ApproximateReceiveCount])
                .message_attribute_names(vec!["priority".to_owned()])
        })
    };
    let first = receive().await.unwrap().messages.remove(0);
    assert_eq!(
        (first.body.as_str(), first.attributes["ApproximateReceiveCount"].as_str()),
        ("größe & 1", "1")
    );
    assert_eq!(
        first.message_attributes,
        BTreeMap::from([("priority".to_owned(), MessageAttribute::number(1))])
    );
    assert!(receive().await.unwrap().messages.is_empty(), "it is hidden");
    server.with(|cloud| cloud.pass(30));
    let again = receive().await.unwrap().messages.remove(0);
    assert_eq!(
        (&again.message_id, again.attributes["ApproximateReceiveCount"].as_str()),
        (&first.message_id, "2")
    );

    change_message_visibility(&aws, queue.clone(), again.receipt_handle.clone(), 600).await.unwrap();
    server.with(|cloud| cloud.pass(599));
    assert!(receive().await.unwrap().messages.is_empty());
    server.with(|cloud| cloud.pass(1));
    let error = change_message_visibility(&aws, queue.clone(), again.receipt_handle, 1).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Conflict, Some("com.amazonaws.sqs#MessageNotInflight")));
    let last = receive().await.unwrap().messages.remove(0);
    delete_message(&aws, queue.clone(), last.receipt_handle).await.unwrap();
    assert!(server.with(|cloud| cloud.messages_of("incidents").is_empty()));
    let error = delete_message(&aws, queue, "x").await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::ReceiptHandleIsInvalid));
}

#[tokio::test]
async fn a_message_can_come_later() {
    let (server, aws) = serve(Cloud::new().queue("incidents")).await;
    let queue = Cloud::queue_url("incidents");
    send_message(&aws, queue.clone(), "x").with(|it| it.delay_seconds(10_u16)).await.unwrap();
    assert!(receive_message(&aws, queue.clone()).await.unwrap().messages.is_empty());
    server.with(|cloud| cloud.pass(10));
    assert_eq!(receive_message(&aws, queue.clone()).await.unwrap().messages.len(), 1);
    let error = send_message(&aws, queue, "x").with(|it| it.delay_seconds(901_u16)).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("com.amazonaws.sqs#InvalidParameterValue")));
}

#[tokio::test]
async fn a_fifo_queue_drops_repeats_and_keeps_the_order() {
    let (server, aws) = serve(Cloud::new().queue("incidents.fifo")).await;
    let queue = Cloud::queue_url("incidents.fifo");
    server.inject(Fault::lost().on(Method::Post, "/"));
    let sent = send_fifo_message(&aws, queue.clone(), "db-1", "disk full").reply().await.unwrap();
    assert_eq!(sent.attempts(), 2);
    assert!(sent.output().sequence_number.is_some());
    let call = |text: &str| {
        send_fifo_message(&aws, queue.clone(), "db-1", text).with(|it| it.message_deduplication_id("2"))
    };
    let (one, two) = (call("fan").await.unwrap(), call("fan").await.unwrap());
    assert_eq!(one.message_id, two.message_id);
    assert_eq!(server.with(|cloud| cloud.messages_of("incidents.fifo").len()), 2);
    let taken = receive_message(&aws, queue.clone()).await.unwrap();
    assert_eq!(taken.messages[0].body, "disk full");
    assert!(receive_message(&aws, queue.clone()).await.unwrap().messages.is_empty(), "its group waits");
    server.with(|cloud| cloud.pass(300));
    assert_ne!(call("fan").await.unwrap().message_id, one.message_id);
    let error = send_message(&aws, queue, "x").await.unwrap_err();
    assert_eq!(told(&error), (Kind::Invalid, Some("com.amazonaws.sqs#MissingParameter")));
}

#[tokio::test]
async fn a_batch_tells_what_failed() {
    let (server, aws) = serve(Cloud::new().queue("incidents")).await;
    let queue = Cloud::queue_url("incidents");
    let entry = |id: &str, text: &str| MessageEntry {
        id: id.to_owned(),
        message_body: text.to_owned(),
        ..MessageEntry::default()
    };
    let entries = vec![entry("1", "disk"), entry("2", ""), entry("3", "fan")];
    let reply = send_message_batch(&aws, queue.clone(), entries).reply().await.unwrap();
    assert_eq!(reply.partial_failures()[0]["Id"], "2");
    let sent = reply.output();
    assert_eq!(sent.successful.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["1", "3"]);
    assert_eq!((sent.failed[0].id.as_str(), sent.failed[0].code.as_str()), ("2", "MissingParameter"));

    let taken =
        receive_message(&aws, queue.clone()).with(|it| it.max_number_of_messages(10)).await.unwrap().messages;
    let mut receipts: Vec<ReceiptEntry> = taken
        .iter()
        .map(|it| ReceiptEntry { id: it.body.clone(), receipt_handle: it.receipt_handle.clone() })
        .collect();
    receipts.push(ReceiptEntry { id: "gone".to_owned(), receipt_handle: "x".to_owned() });
    let deleted = delete_message_batch(&aws, queue.clone(), receipts).await.unwrap();
    assert_eq!((deleted.successful.len(), deleted.failed[0].code.as_str()), (2, "ReceiptHandleIsInvalid"));
    assert!(server.with(|cloud| cloud.messages_of("incidents").is_empty()));

    let refused = |entries| async { send_message_batch(&aws, queue.clone(), entries).await.unwrap_err() };
    assert_eq!(refused(Vec::new()).await.code_as(), Some(AwsError::EmptyBatchRequest));
    let many = (0..11).map(|id| entry(&id.to_string(), "x")).collect();
    assert_eq!(refused(many).await.code_as(), Some(AwsError::TooManyEntriesInBatchRequest));
    let same = vec![entry("1", "x"), entry("1", "y")];
    assert_eq!(refused(same).await.code_as(), Some(AwsError::BatchEntryIdsNotDistinct));
    assert_eq!(refused(vec![entry("a b", "x")]).await.code_as(), Some(AwsError::InvalidBatchEntryId));
}

#[tokio::test]
async fn queues_are_found_and_listed() {
    let names = ["a", "b", "c.fifo"];
    let (server, aws) = serve(names.iter().fold(Cloud::new(), |cloud, name| cloud.queue(name))).await;
    let all = list_queues(&aws).with(|it| it.max_results(2_u32)).items().all().await.unwrap();
    assert_eq!(all, names.map(Cloud::queue_url));
    assert_eq!(server.requests().len(), 2);
    let error = get_queue_url(&aws, "none").await.unwrap_err();
    assert_eq!(told(&error), (Kind::NotFound, Some("com.amazonaws.sqs#QueueDoesNotExist")));
    let error = receive_message(&aws, Cloud::queue_url("none")).await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::QueueDoesNotExist));
    let error = receive_message(&aws, Cloud::queue_url("a")).with(|it| it.max_number_of_messages(11)).await;
    assert_eq!(error.unwrap_err().kind(), Kind::Invalid);
    let foreign = connect_as(&server, AwsCredential::keys("AKIAFOREIGN", "any"));
    let error = list_queues(&foreign).await.unwrap_err();
    assert_eq!(told(&error), (Kind::Auth, Some("com.amazon.coral.service#UnrecognizedClientException")));
}
