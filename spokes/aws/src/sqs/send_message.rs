//! `POST /` with `X-Amz-Target: AmazonSQS.SendMessage`,
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

use crate::{Aws, MessageAttribute};

/// Sends a message to a standard queue.
///
/// Once only: a standard queue drops no repeats. `send_fifo_message` may be repeated.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> SentMessage,
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.SendMessage", "content-type" = "application/x-amz-json-1.0"),
    case = pascal,
    effect = once,
    scopes("sqs:SendMessage"),
    docs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html",
)]
#[non_exhaustive]
pub struct SendMessage {
    /// The queue's URL; `get_queue_url` finds it by its name.
    pub queue_url: String,
    /// What it says: 1 byte to 1 MiB of text.
    pub message_body: String,
    /// How many seconds it stays hidden first: 0 to 900.
    pub delay_seconds: Option<u16>,
    /// What travels beside the text, at most 10, by name.
    pub message_attributes: Option<BTreeMap<String, MessageAttribute>>,
    /// Who it belongs to, so that nobody's many messages hold up the others' (fair queues).
    pub message_group_id: Option<String>,
}

/// A message that is in its queue.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct SentMessage {
    /// The message's id.
    #[out(MessageId)]
    pub message_id: String,
    /// The MD5 of its text, in hex.
    #[out(MD5OfMessageBody)]
    pub md5_of_body: Option<String>,
    /// Where it stands among the messages of its group, in a FIFO queue.
    #[out(SequenceNumber)]
    pub sequence_number: Option<String>,
}
