//! `GET /`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Lists the account's buckets, of all regions.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: GET "/" -> Buckets,
    base(service = "s3"),
    case = kebab,
    pages(cursor = ContinuationToken => continuation_token),
    scopes("s3:ListAllMyBuckets"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html",
)]
#[non_exhaustive]
pub struct ListBuckets {
    /// Only those whose name begins so.
    pub prefix: Option<String>,
    /// Only those of this region.
    pub bucket_region: Option<String>,
    /// How many a page holds: 1 to 10,000.
    pub max_buckets: Option<u16>,
    /// Where to go on.
    pub continuation_token: Option<String>,
}

/// A page of buckets.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Buckets {
    /// The buckets, sorted by their names.
    #[out(Buckets.Bucket[], items)]
    pub buckets: Vec<Bucket>,
    /// Where the next page begins.
    #[out(ContinuationToken)]
    pub continuation_token: Option<String>,
}

/// A bucket.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct Bucket {
    /// The name.
    pub name: String,
    /// When it was made (ISO 8601).
    pub creation_date: Option<String>,
    /// Where it is, where a page or a region was asked for.
    pub bucket_region: Option<String>,
}
