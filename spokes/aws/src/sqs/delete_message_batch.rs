//! `POST /` with `X-Amz-Target: AmazonSQS.DeleteMessageBatch`,
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html>

use spoke_runtime::prelude::*;

use crate::{Aws, FailedEntry};

/// Deletes up to ten messages that were received.
///
/// Some may fail while others are deleted: `reply.partial_failures()` and `failed` tell which.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> DeletedBatch,
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.DeleteMessageBatch", "content-type" = "application/x-amz-json-1.0"),
    case = pascal,
    effect = idempotent,
    fail(partial = Failed[]),
    scopes("sqs:DeleteMessage"),
    docs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html",
)]
#[non_exhaustive]
pub struct DeleteMessageBatch {
    /// The queue's URL.
    pub queue_url: String,
    /// The messages: 1 to 10.
    pub entries: Vec<ReceiptEntry>,
}

/// A message of a batch that is done with.
#[derive(Clone, Debug, Default, Input)]
#[input(case = pascal)]
pub struct ReceiptEntry {
    /// What names it in this batch: letters, digits, `-` and `_`, at most 80.
    pub id: String,
    /// The handle under which it was received last.
    pub receipt_handle: String,
}

/// What became of a batch.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct DeletedBatch {
    /// The names of those that were deleted.
    #[out(Successful[].Id)]
    pub successful: Vec<String>,
    /// What was not.
    #[out(Failed, default)]
    pub failed: Vec<FailedEntry>,
}
