//! `POST /` with `X-Amz-Target: AmazonSQS.DeleteMessage`,
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Deletes a message that was received: it is done with.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/",
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.DeleteMessage", "content-type" = "application/x-amz-json-1.0"),
    case = pascal,
    effect = idempotent,
    scopes("sqs:DeleteMessage"),
    docs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html",
)]
#[non_exhaustive]
pub struct DeleteMessage {
    /// The queue's URL.
    pub queue_url: String,
    /// The handle under which it was received last.
    pub receipt_handle: String,
}
