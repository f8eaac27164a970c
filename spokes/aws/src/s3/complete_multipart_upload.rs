//! `POST /{Bucket}/{Key+}?uploadId={UploadId}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Makes an object of the parts of an upload.
///
/// S3 may find out that it failed after it has begun to answer with 200: that is a failure all the same. It may be repeated: of an
/// upload that is completed, S3 says so again.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/{bucket}/{key:+}" -> CompletedUpload,
    base(service = "s3"),
    query("uploadId" = upload_id),
    xml = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Part>{parts}</Part></CompleteMultipartUpload>",
    effect = idempotent,
    fail(when = (Code exists)),
    scopes("s3:PutObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html",
)]
#[non_exhaustive]
pub struct CompleteMultipartUpload {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key; its slashes are the path's.
    pub key: String,
    /// What names the upload.
    pub upload_id: String,
    /// Its parts, by ascending number.
    pub parts: Vec<CompletedPart>,
}

/// A part that was uploaded.
#[derive(Clone, Debug, Input, PartialEq, Eq)]
#[input(case = pascal)]
pub struct CompletedPart {
    /// Which part it is.
    pub part_number: u16,
    /// What `upload_part` named its content by, in quotes.
    #[input(rename = "ETag")]
    pub etag: String,
}

/// An object that is whole.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct CompletedUpload {
    /// Its address.
    #[out(Location)]
    pub location: Option<String>,
    /// What names its content, in quotes; behind the hyphen stands the number of parts.
    #[out(ETag)]
    pub etag: String,
    /// Its version, where the bucket keeps versions.
    #[out(header("x-amz-version-id"))]
    pub version_id: Option<String>,
}
