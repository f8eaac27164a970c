//! `PUT /{Bucket}/{Key+}`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html>

use spoke_runtime::prelude::*;

use crate::{Aws, CopySource, ServerSideEncryption, StorageClass};

/// Copies an object inside S3, also from another bucket.
///
/// A copy that fails while S3 works on it is an error, although the status is 200. Its source needs the right `s3:GetObject`.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: PUT "/{bucket}/{key:+}" -> CopiedObject,
    base(service = "s3"),
    header(
        "x-amz-copy-source" = copy_source,
        "x-amz-copy-source-if-match" = copy_source_if_match,
        "x-amz-metadata-directive" = metadata_directive,
        "content-type" = content_type,
        "x-amz-storage-class" = storage_class,
        "x-amz-server-side-encryption" = encryption,
        "x-amz-server-side-encryption-aws-kms-key-id" = kms_key_id,
    ),
    fail(when = (Code exists)),
    scopes("s3:PutObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html",
)]
#[non_exhaustive]
pub struct CopyObject {
    /// The bucket that it is copied to.
    pub bucket: String,
    /// The key that it is copied to; its slashes are the path's.
    pub key: String,
    /// What is copied: at most 5 GB.
    pub copy_source: CopySource,
    /// Only where the source's etag is this one still; 412 otherwise.
    pub copy_source_if_match: Option<String>,
    /// Whether the copy has the source's metadata, or what is said here.
    pub metadata_directive: Option<Directive>,
    /// What it is, with `Directive::Replace`.
    pub content_type: Option<String>,
    /// The class in which it is kept.
    pub storage_class: Option<StorageClass>,
    /// How it is encrypted.
    pub encryption: Option<ServerSideEncryption>,
    /// The key of KMS that encrypts it.
    pub kms_key_id: Option<String>,
}

/// Whether a copy has what its source has.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = upper)]
pub enum Directive {
    /// It has.
    Copy,
    /// It has what the call says.
    Replace,
}

/// An object that was copied.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct CopiedObject {
    /// What names this content, in quotes.
    #[out(ETag)]
    pub etag: Option<String>,
    /// When it was stored (ISO 8601).
    #[out(LastModified)]
    pub last_modified: Option<String>,
    /// The copy's version, where the bucket keeps versions.
    #[out(header("x-amz-version-id"))]
    pub version_id: Option<String>,
    /// The source's version, where its bucket keeps versions.
    #[out(header("x-amz-copy-source-version-id"))]
    pub source_version_id: Option<String>,
}
