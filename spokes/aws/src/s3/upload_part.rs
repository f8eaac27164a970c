//! `PUT /{Bucket}/{Key+}?partNumber={PartNumber}&uploadId={UploadId}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html>

use spoke_runtime::ByteStream;
use spoke_runtime::prelude::*;

use crate::Aws;

/// Stores a part of an upload.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: PUT "/{bucket}/{key:+}" -> UploadedPart,
    base(service = "s3"),
    query("partNumber" = part_number, "uploadId" = upload_id),
    bytes = content,
    fn = upload_part,
    scopes("s3:PutObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html",
)]
#[non_exhaustive]
pub struct UploadPart {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key; its slashes are the path's.
    pub key: String,
    /// What names the upload.
    pub upload_id: String,
    /// Which part it is: 1 to 10,000. One of the same number is replaced.
    pub part_number: u16,
    /// Its bytes: 5 MiB to 5 GiB, the last one also less.
    #[input(into)]
    pub content: ByteStream,
}

/// A part that was stored.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct UploadedPart {
    /// What names this content, in quotes: completing the upload needs it.
    #[out(header("etag"))]
    pub etag: Option<String>,
}
