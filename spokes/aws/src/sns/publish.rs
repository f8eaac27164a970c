//! `POST /` with `Action=Publish`, <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>

use spoke_runtime::prelude::*;

use crate::{Aws, NamedAttribute};

/// Publishes a message to a standard topic.
///
/// Once only: a standard topic drops no repeats. `publish_fifo` may be repeated.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> Published,
    base(service = "sns"),
    form = {
        "Action": "Publish",
        "Version": "2010-03-31",
        "TopicArn": topic_arn,
        "Message": message,
        "Subject": subject,
        "MessageStructure": message_structure,
        "MessageAttributes.entry.*": message_attributes,
    },
    effect = once,
    scopes("sns:Publish"),
    docs = "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html",
)]
#[non_exhaustive]
pub struct Publish {
    /// The topic's ARN.
    pub topic_arn: String,
    /// What it says, at most 256 KiB.
    pub message: String,
    /// The subject of mails, at most 99 characters.
    pub subject: Option<String>,
    /// Whether `message` is a JSON object with a text for each way to deliver it.
    pub message_structure: Option<MessageStructure>,
    /// What travels beside the text.
    pub message_attributes: Option<Vec<NamedAttribute>>,
}

/// Whether a message has a text for each way to deliver it.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = lower)]
#[non_exhaustive]
pub enum MessageStructure {
    /// A JSON object: `{"default": "..", "email": "..", "sms": ".."}`.
    Json,
}

/// A message that was published.
#[derive(Clone, Debug, Output)]
#[out(root = PublishResult)]
#[non_exhaustive]
pub struct Published {
    /// The message's id.
    #[out(MessageId)]
    pub message_id: String,
    /// Where it stands in its group, in a FIFO topic.
    #[out(SequenceNumber)]
    pub sequence_number: Option<String>,
}
