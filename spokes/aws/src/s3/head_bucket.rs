//! `HEAD /{Bucket}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Tells whether a bucket is there, and where.
///
/// An answer to HEAD has no body, and so a failure has no code: 404 is no such bucket, 403 one of somebody else's.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: HEAD "/{bucket}" -> BucketHead,
    base(service = "s3"),
    scopes("s3:ListBucket"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html",
)]
#[non_exhaustive]
pub struct HeadBucket {
    /// The bucket's name.
    pub bucket: String,
}

/// What is known of a bucket.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct BucketHead {
    /// Where it is.
    #[out(header("x-amz-bucket-region"))]
    pub region: Option<String>,
}
