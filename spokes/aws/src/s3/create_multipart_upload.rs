//! `POST /{Bucket}/{Key+}?uploads`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html>

use spoke_runtime::prelude::*;

use crate::{Aws, CannedAcl, ServerSideEncryption, StorageClass};

/// Begins an upload in parts.
///
/// Once only: each time another upload begins. What is neither completed nor aborted is stored and paid for.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/{bucket}/{key:+}?uploads" -> MultipartUpload,
    base(service = "s3"),
    header(
        "content-type" = content_type,
        "x-amz-storage-class" = storage_class,
        "x-amz-server-side-encryption" = encryption,
        "x-amz-server-side-encryption-aws-kms-key-id" = kms_key_id,
        "x-amz-acl" = acl,
    ),
    effect = once,
    scopes("s3:PutObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html",
)]
#[non_exhaustive]
pub struct CreateMultipartUpload {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key; its slashes are the path's.
    pub key: String,
    /// What it is: `text/plain`.
    pub content_type: Option<String>,
    /// The class in which it is kept.
    pub storage_class: Option<StorageClass>,
    /// How it is encrypted.
    pub encryption: Option<ServerSideEncryption>,
    /// The key of KMS that encrypts it.
    pub kms_key_id: Option<String>,
    /// Who may do what with it.
    pub acl: Option<CannedAcl>,
}

/// An upload that waits for its parts.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct MultipartUpload {
    /// What names it.
    #[out(UploadId)]
    pub upload_id: String,
}
