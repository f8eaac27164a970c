//! `GET /{Bucket}/{Key+}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>

use spoke_runtime::Download;
use spoke_runtime::prelude::*;

use crate::Aws;

/// Gives an object of a bucket, or a part of it, as it arrives: nothing but the piece at hand is in memory.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: GET "/{bucket}/{key:+}" -> DownloadedObject,
    base(service = "s3"),
    query("versionId" = version_id),
    header("range" = range, "if-match" = if_match, "if-none-match" = if_none_match),
    accept = [304],
    scopes("s3:GetObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html",
)]
#[non_exhaustive]
pub struct DownloadObject {
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

/// An object as it arrives.
#[derive(Debug, Output)]
#[non_exhaustive]
pub struct DownloadedObject {
    /// 200; 206 for a part, 304 for one that is known already.
    #[out(status())]
    pub status: u16,
    /// Its bytes, piece by piece.
    #[out(stream())]
    pub content: Download,
    /// How many bytes come.
    #[out(header("content-length"))]
    pub content_length: Option<u64>,
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
