//! `POST /` with `X-Amz-Target: AmazonSQS.ReceiveMessage`,
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

use crate::{Aws, MessageAttribute};

/// Takes messages from a queue: the others do not see them until they are deleted or their visibility timeout is over.
///
/// Messages in an answer that is lost come back after their visibility timeout.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> Received,
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.ReceiveMessage", "content-type" = "application/x-amz-json-1.0"),
    case = pascal,
    effect = idempotent,
    timeout = "35s",
    scopes("sqs:ReceiveMessage"),
    docs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html",
)]
#[non_exhaustive]
pub struct ReceiveMessage {
    /// The queue's URL.
    pub queue_url: String,
    /// How many at most: 1 to 10; 1 where nothing is said.
    pub max_number_of_messages: Option<u8>,
    /// How many seconds they stay hidden: 0 to 43,200; the queue's own where nothing is said.
    pub visibility_timeout: Option<u32>,
    /// How many seconds to wait until there is one: 0 to 20; the queue's own where nothing is said.
    pub wait_time_seconds: Option<u8>,
    /// What SQS itself tells of a message, in `attributes`.
    pub message_system_attribute_names: Option<Vec<SystemAttribute>>,
    /// The attributes to give along, by name; `All` is all of them.
    pub message_attribute_names: Option<Vec<String>>,
    /// FIFO queues alone: what gives the same messages again within five minutes.
    pub receive_request_attempt_id: Option<String>,
}

/// What SQS itself tells of a message.
#[derive(Clone, Copy, Debug, Input)]
#[non_exhaustive]
pub enum SystemAttribute {
    /// All of them.
    All,
    /// Who sent it: an id of IAM.
    SenderId,
    /// When it was sent, in milliseconds since 1970.
    SentTimestamp,
    /// How often it was received without being deleted.
    ApproximateReceiveCount,
    /// When it was received first, in milliseconds since 1970.
    ApproximateFirstReceiveTimestamp,
    /// Where it stands in its group, in a FIFO queue.
    SequenceNumber,
    /// What its repeats are known by, in a FIFO queue.
    MessageDeduplicationId,
    /// Its group.
    MessageGroupId,
    /// The trace of X-Ray that it belongs to.
    #[input(rename = "AWSTraceHeader")]
    AwsTraceHeader,
    /// The queue that gave up on it, in a dead-letter queue.
    DeadLetterQueueSourceArn,
}

/// What was taken.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Received {
    /// The messages; none where none were there.
    #[out(Messages, default)]
    pub messages: Vec<ReceivedMessage>,
}

/// A message that was taken from its queue.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct ReceivedMessage {
    /// The message's id.
    pub message_id: String,
    /// What deletes it, or hides it longer; another one each time that it is received.
    pub receipt_handle: String,
    /// The text.
    pub body: String,
    /// What SQS itself tells of it, as far as it was asked for.
    #[out(Attributes, default)]
    pub attributes: BTreeMap<String, String>,
    /// What travelled beside the text, as far as it was asked for.
    #[out(MessageAttributes, default)]
    pub message_attributes: BTreeMap<String, MessageAttribute>,
}
