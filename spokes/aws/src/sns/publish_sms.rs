//! `POST /` with `Action=Publish`, <https://docs.aws.amazon.com/sns/latest/api/API_Publish.html>

use spoke_runtime::prelude::*;

use super::Published;
use crate::{Aws, NamedAttribute};

/// Sends a text message to a telephone.
///
/// Once only: each time one is sent.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> Published,
    base(service = "sns"),
    form = {
        "Action": "Publish",
        "Version": "2010-03-31",
        "PhoneNumber": phone_number,
        "Message": message,
        "MessageAttributes.entry.*": message_attributes,
    },
    effect = once,
    scopes("sns:Publish"),
    docs = "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html",
)]
#[non_exhaustive]
pub struct PublishSms {
    /// The number, as E.164 writes it: `+4915112345678`.
    pub phone_number: String,
    /// What it says; 140 bytes are one text message.
    pub message: String,
    /// What travels beside the text.
    pub message_attributes: Option<Vec<NamedAttribute>>,
}
