//! `DELETE /{Bucket}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Deletes a bucket that holds nothing.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: DELETE "/{bucket}",
    base(service = "s3"),
    scopes("s3:DeleteBucket"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html",
)]
#[non_exhaustive]
pub struct DeleteBucket {
    /// The bucket's name.
    pub bucket: String,
}
