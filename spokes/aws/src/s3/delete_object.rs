//! `DELETE /{Bucket}/{Key+}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Deletes an object. One that is not there is no error.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: DELETE "/{bucket}/{key:+}" -> DeletedObject,
    base(service = "s3"),
    query("versionId" = version_id),
    header("if-match" = if_match),
    scopes("s3:DeleteObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html",
)]
#[non_exhaustive]
pub struct DeleteObject {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key; its slashes are the path's.
    pub key: String,
    /// The version that is deleted for good.
    pub version_id: Option<String>,
    /// Only where its etag is this one still; 412 otherwise.
    pub if_match: Option<String>,
}

/// What was deleted.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct DeletedObject {
    /// Whether a mark hides it, or such a mark was deleted; where the bucket keeps versions.
    #[out(header("x-amz-delete-marker"))]
    pub delete_marker: Option<bool>,
    /// The version of the mark, or the one that was deleted.
    #[out(header("x-amz-version-id"))]
    pub version_id: Option<String>,
}
