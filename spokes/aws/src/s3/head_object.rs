//! `HEAD /{Bucket}/{Key+}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html>

use spoke_runtime::prelude::*;

use crate::{Aws, ServerSideEncryption, StorageClass};

/// Tells what an object is without its content.
///
/// An answer to HEAD has no body, and so a failure has no code: 404 is no such object or, without the right `s3:ListBucket`, 403.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: HEAD "/{bucket}/{key:+}" -> ObjectHead,
    base(service = "s3"),
    query("versionId" = version_id),
    header("if-match" = if_match, "if-none-match" = if_none_match),
    accept = [304],
    scopes("s3:GetObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html",
)]
#[non_exhaustive]
pub struct HeadObject {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key; its slashes are the path's.
    pub key: String,
    /// A version that is not the latest.
    pub version_id: Option<String>,
    /// Only where its etag is this one still; 412 otherwise.
    pub if_match: Option<String>,
    /// Only where its etag is not this one any more; the status is 304 otherwise.
    pub if_none_match: Option<String>,
}

/// What is known of an object.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct ObjectHead {
    /// 200; 304 for one that is known already.
    #[out(status())]
    pub status: u16,
    /// How large it is, in bytes.
    #[out(header("content-length"))]
    pub content_length: Option<u64>,
    /// What names this content, in quotes.
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
    /// The class in which it is kept; nothing is the standard one.
    #[out(header("x-amz-storage-class"))]
    pub storage_class: Option<StorageClass>,
    /// How it is encrypted.
    #[out(header("x-amz-server-side-encryption"))]
    pub encryption: Option<ServerSideEncryption>,
    /// Of how many parts it was made, where it was uploaded in parts.
    #[out(header("x-amz-mp-parts-count"))]
    pub parts_count: Option<u32>,
}
