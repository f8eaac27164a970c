//! `POST /` with `X-Amz-Target: AmazonSQS.SendMessage`,
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

use super::SentMessage;
use crate::{Aws, MessageAttribute};

/// Sends a message to a FIFO queue.
///
/// May be repeated: the queue drops what carries the same deduplication id within five minutes.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> SentMessage,
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.SendMessage", "content-type" = "application/x-amz-json-1.0"),
    case = pascal,
    effect = keyed(message_deduplication_id),
    scopes("sqs:SendMessage"),
    docs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html",
)]
#[non_exhaustive]
pub struct SendFifoMessage {
    /// The queue's URL; it ends in `.fifo`.
    pub queue_url: String,
    /// The group inside which messages keep their order.
    pub message_group_id: String,
    /// What it says: 1 byte to 1 MiB of text.
    pub message_body: String,
    /// What tells repeats from new messages, at most 128 characters; one is made where none is given.
    pub message_deduplication_id: Option<String>,
    /// What travels beside the text, at most 10, by name.
    pub message_attributes: Option<BTreeMap<String, MessageAttribute>>,
}
