//! `POST /` with `X-Amz-Target: AmazonSQS.ListQueues`,
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Lists the URLs of the region's queues.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/" -> Queues,
    base(service = "sqs"),
    header("x-amz-target" = "AmazonSQS.ListQueues", "content-type" = "application/x-amz-json-1.0"),
    case = pascal,
    effect = read,
    pages(cursor = NextToken => next_token),
    scopes("sqs:ListQueues"),
    docs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html",
)]
#[non_exhaustive]
pub struct ListQueues {
    /// Only those whose name begins so.
    pub queue_name_prefix: Option<String>,
    /// How many a page holds: 1 to 1,000. Without it SQS gives no further page.
    #[input(default = 1000)]
    pub max_results: u32,
    /// Where to go on.
    pub next_token: Option<String>,
}

/// A page of queues.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Queues {
    /// Their URLs.
    #[out(QueueUrls, default, items)]
    pub queue_urls: Vec<String>,
    /// Where the next page begins.
    #[out(NextToken)]
    pub next_token: Option<String>,
}
