//! `POST /` with `X-Amz-Target: AmazonSQS.ChangeMessageVisibility`,
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Hides a message that was received for longer, or shows it to others at once.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/",
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.ChangeMessageVisibility", "content-type" = "application/x-amz-json-1.0"),
    case = pascal,
    effect = idempotent,
    scopes("sqs:ChangeMessageVisibility"),
    docs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html",
)]
#[non_exhaustive]
pub struct ChangeMessageVisibility {
    /// The queue's URL.
    pub queue_url: String,
    /// The handle under which it was received last.
    pub receipt_handle: String,
    /// How many seconds it stays hidden from now on: 0 to 43,200.
    pub visibility_timeout: u32,
}
