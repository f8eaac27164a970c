//! A sequence: `CreateMultipartUpload`, `UploadPart` for each part, `CompleteMultipartUpload`,
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html>

use spoke_runtime::ByteStream;
use spoke_runtime::prelude::*;

use super::{
    AbortMultipartUpload, CompleteMultipartUpload, CompletedUpload, CreateMultipartUpload, UploadPart,
};
use crate::{Aws, CannedAcl, ServerSideEncryption, StorageClass};

/// Stores an object of any size in parts, up to 5 TiB.
///
/// One part is in memory at a time, and sent again by itself where the connection breaks off. Where a part fails for good, the upload is
/// given up, so that nothing is left to be paid for. [`put_object`](super::put_object) stores a small object in one call.
#[derive(Action, Clone, Debug)]
#[action(
    Aws -> CompletedUpload,
    sequence(
        begun = CreateMultipartUpload(
            bucket = bucket, key = key, content_type = content_type, storage_class = storage_class,
            encryption = encryption, kms_key_id = kms_key_id, acl = acl,
        ),
        parts = UploadPart(
            bucket = bucket, key = key, upload_id = begun.upload_id, part_number = number(), content = piece(),
        ) for content by part_size,
        CompleteMultipartUpload(bucket = bucket, key = key, upload_id = begun.upload_id, parts = parts),
        undo = AbortMultipartUpload(bucket = bucket, key = key, upload_id = begun.upload_id),
    ),
    scopes("s3:PutObject", "s3:AbortMultipartUpload"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html",
)]
#[non_exhaustive]
pub struct UploadObject {
    /// The bucket's name.
    pub bucket: String,
    /// The object's key; its slashes are the path's.
    pub key: String,
    /// Its bytes: a file, or any other stream, also of unknown length.
    #[input(into)]
    pub content: ByteStream,
    /// How many bytes a part has: at least 5 MiB, and at most 10,000 parts. Without one, 8 MiB, which is enough for 78 GiB.
    #[input(default = 8 * 1024 * 1024)]
    pub part_size: u64,
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
