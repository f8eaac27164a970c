//! `GET /{Bucket}/{Key+}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>

use spoke_runtime::Bytes;
use spoke_runtime::prelude::*;

use crate::Aws;

/// Gives an object of a bucket, or a part of it.
///
/// The bucket stands in the path, and the whole object in memory: the connection's `max_body` is its largest size. What is
/// stored with the content encoding `gzip` or `br` is given unpacked.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: GET "/{bucket}/{key:+}" -> Object,
    base(service = "s3"),
    query("versionId" = version_id),
    header("range" = range, "if-match" = if_match, "if-none-match" = if_none_match),
    accept = [304],
    scopes("s3:GetObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html",
)]
#[non_exhaustive]
pub struct GetObject {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key; its slashes are the path's.
    pub key: String,
    /// A version that is not the latest.
    pub version_id: Option<String>,
    /// A part of it: `bytes=0-1023`.
    pub range: Option<String>,
    /// Only where its etag is this one still; 412 otherwise.
    pub if_match: Option<String>,
    /// Only where its etag is not this one any more; the status is 304 otherwise, and the body empty.
    pub if_none_match: Option<String>,
}

/// An object.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Object {
    /// 200; 206 for a part, 304 for one that is known already.
    #[out(status())]
    pub status: u16,
    /// Its bytes.
    #[out(body())]
    pub body: Bytes,
    /// What names this content, in quotes: `"9bb58f26192e4ba00f01e2e7b136bbd8"`.
    #[out(header("etag"))]
    pub etag: Option<String>,
    /// What it is: `text/plain`.
    #[out(header("content-type"))]
    pub content_type: Option<String>,
    /// When it was stored, as HTTP writes dates.
    #[out(header("last-modified"))]
    pub last_modified: Option<String>,
    /// Its version, where the bucket keeps versions.
    #[out(header("x-amz-version-id"))]
    pub version_id: Option<String>,
}
