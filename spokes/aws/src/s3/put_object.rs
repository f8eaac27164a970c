//! `PUT /{Bucket}/{Key+}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html>

use spoke_runtime::ByteStream;
use spoke_runtime::prelude::*;

use crate::{Aws, CannedAcl, ServerSideEncryption, StorageClass};

/// Stores an object; one of the same key is replaced.
///
/// `put_object(.., "").presigned(..)` lets somebody without keys upload it: what they send is the content.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: PUT "/{bucket}/{key:+}" -> StoredObject,
    base(service = "s3"),
    bytes = content,
    header(
        "content-type" = content_type,
        "content-encoding" = content_encoding,
        "content-disposition" = content_disposition,
        "cache-control" = cache_control,
        "if-match" = if_match,
        "if-none-match" = if_none_match,
        "x-amz-storage-class" = storage_class,
        "x-amz-server-side-encryption" = encryption,
        "x-amz-server-side-encryption-aws-kms-key-id" = kms_key_id,
        "x-amz-acl" = acl,
        "x-amz-tagging" = tagging,
    ),
    scopes("s3:PutObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
)]
#[non_exhaustive]
pub struct PutObject {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key; its slashes are the path's.
    pub key: String,
    /// Its bytes, at most 5 GiB; larger ones go in parts. Of a stream S3 must be told the length.
    #[input(into)]
    pub content: ByteStream,
    /// What it is: `text/plain`; `application/octet-stream` where nothing is said.
    pub content_type: Option<String>,
    /// How it is packed: `gzip`.
    pub content_encoding: Option<String>,
    /// What browsers do with it: `attachment; filename="disk.md"`.
    pub content_disposition: Option<String>,
    /// How long others may keep it: `max-age=3600`.
    pub cache_control: Option<String>,
    /// Only where its etag is this one still; 412 otherwise.
    pub if_match: Option<String>,
    /// `*`: only where there is none of this key; 412 otherwise.
    pub if_none_match: Option<String>,
    /// The class in which it is kept.
    pub storage_class: Option<StorageClass>,
    /// How it is encrypted.
    pub encryption: Option<ServerSideEncryption>,
    /// The key of KMS that encrypts it.
    pub kms_key_id: Option<String>,
    /// Who may do what with it.
    pub acl: Option<CannedAcl>,
    /// Its tags, as a query: `team=net&kind=runbook`.
    pub tagging: Option<String>,
}

/// An object that was stored.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct StoredObject {
    /// What names this content, in quotes.
    #[out(header("etag"))]
    pub etag: Option<String>,
    /// Its version, where the bucket keeps versions.
    #[out(header("x-amz-version-id"))]
    pub version_id: Option<String>,
    /// How it is encrypted.
    #[out(header("x-amz-server-side-encryption"))]
    pub encryption: Option<ServerSideEncryption>,
}
