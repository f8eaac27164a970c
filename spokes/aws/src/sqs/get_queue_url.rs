//! `POST /` with `X-Amz-Target: AmazonSQS.GetQueueUrl`,
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Finds a queue by its name.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> Queue,
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.GetQueueUrl", "content-type" = "application/x-amz-json-1.0"),
    case = pascal,
    effect = read,
    scopes("sqs:GetQueueUrl"),
    docs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html",
)]
#[non_exhaustive]
pub struct GetQueueUrl {
    /// The queue's name.
    pub queue_name: String,
    /// The account that has it, where it is another one.
    #[input(rename = "QueueOwnerAWSAccountId")]
    pub queue_owner_account_id: Option<String>,
}

/// A queue.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Queue {
    /// Where it is: what the other actions call it by.
    #[out(QueueUrl)]
    pub queue_url: String,
}
