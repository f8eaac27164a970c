//! `DELETE /{Bucket}/{Key+}?uploadId={UploadId}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Gives up an upload in parts; those that are there are deleted.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: DELETE "/{bucket}/{key:+}",
    base(service = "s3"),
    query("uploadId" = upload_id),
    scopes("s3:AbortMultipartUpload"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html",
)]
#[non_exhaustive]
pub struct AbortMultipartUpload {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key; its slashes are the path's.
    pub key: String,
    /// What names the upload.
    pub upload_id: String,
}
