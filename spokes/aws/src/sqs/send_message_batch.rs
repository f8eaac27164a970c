//! `POST /` with `X-Amz-Target: AmazonSQS.SendMessageBatch`,
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

use crate::{Aws, FailedEntry, MessageAttribute};

/// Sends up to ten messages to a queue.
///
/// Some may fail while others are sent: `reply.partial_failures()` and `failed` tell which. Once only; in a FIFO queue the entries'
/// deduplication ids make repeating by hand safe.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> SentBatch,
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.SendMessageBatch", "content-type" = "application/x-amz-json-1.0"),
    case = pascal,
    effect = once,
    fail(partial = Failed[]),
    scopes("sqs:SendMessage"),
    docs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html",
)]
#[non_exhaustive]
pub struct SendMessageBatch {
    /// The queue's URL.
    pub queue_url: String,
    /// The messages: 1 to 10, together at most 1 MiB.
    pub entries: Vec<MessageEntry>,
}

/// A message of a batch.
#[derive(Clone, Debug, Default, Input)]
#[input(case = pascal)]
pub struct MessageEntry {
    /// What names it in this batch: letters, digits, `-` and `_`, at most 80.
    pub id: String,
    /// What it says.
    pub message_body: String,
    /// How many seconds it stays hidden first: 0 to 900.
    pub delay_seconds: Option<u16>,
    /// What travels beside the text, at most 10, by name.
    pub message_attributes: Option<BTreeMap<String, MessageAttribute>>,
    /// What tells repeats from new messages, in a FIFO queue.
    pub message_deduplication_id: Option<String>,
    /// Its group; a FIFO queue needs one.
    pub message_group_id: Option<String>,
}

/// What became of a batch.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct SentBatch {
    /// What was sent.
    #[out(Successful, default)]
    pub successful: Vec<SentEntry>,
    /// What was not.
    #[out(Failed, default)]
    pub failed: Vec<FailedEntry>,
}

/// A message of a batch that is in its queue.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct SentEntry {
    /// What names it in its batch.
    pub id: String,
    /// The message's id.
    pub message_id: String,
    /// The MD5 of its text, in hex.
    #[out(MD5OfMessageBody)]
    pub md5_of_body: String,
    /// Where it stands in its group, in a FIFO queue.
    pub sequence_number: Option<String>,
}
