//! `POST /` with `Action=Publish`, <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>

use spoke_runtime::prelude::*;

use super::Published;
use crate::{Aws, NamedAttribute};

/// Publishes a message to a FIFO topic.
///
/// May be repeated: the topic drops what carries the same deduplication id within five minutes.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> Published,
    base(service = "sns"),
    form = {
        "Action": "Publish",
        "Version": "2010-03-31",
        "TopicArn": topic_arn,
        "MessageGroupId": message_group_id,
        "Message": message,
        "Subject": subject,
        "MessageDeduplicationId": message_deduplication_id,
        "MessageAttributes.entry.*": message_attributes,
    },
    effect = keyed(message_deduplication_id),
    scopes("sns:Publish"),
    docs = "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html",
)]
#[non_exhaustive]
pub struct PublishFifo {
    /// The topic's ARN; it ends in `.fifo`.
    pub topic_arn: String,
    /// The group inside which messages keep their order.
    pub message_group_id: String,
    /// What it says, at most 256 KiB.
    pub message: String,
    /// The subject of mails, at most 99 characters.
    pub subject: Option<String>,
    /// What tells repeats from new messages, at most 128 characters; one is made where none is given.
    pub message_deduplication_id: Option<String>,
    /// What travels beside the text.
    pub message_attributes: Option<Vec<NamedAttribute>>,
}
