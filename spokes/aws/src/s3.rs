//! Objects and buckets of S3.

mod abort_multipart_upload;
mod complete_multipart_upload;
mod copy_object;
mod create_bucket;
mod create_multipart_upload;
mod delete_bucket;
mod delete_object;
mod delete_objects;
mod download_object;
mod get_object;
mod head_bucket;
mod head_object;
mod list_buckets;
mod list_objects_v2;
mod put_object;
mod upload_object;
mod upload_part;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use abort_multipart_upload::{AbortMultipartUpload, abort_multipart_upload};
pub use complete_multipart_upload::{
    CompleteMultipartUpload, CompletedPart, CompletedUpload, complete_multipart_upload,
};
pub use copy_object::{CopiedObject, CopyObject, Directive, copy_object};
pub use create_bucket::{BucketConfiguration, CreateBucket, CreatedBucket, create_bucket};
pub use create_multipart_upload::{CreateMultipartUpload, MultipartUpload, create_multipart_upload};
pub use delete_bucket::{DeleteBucket, delete_bucket};
pub use delete_object::{DeleteObject, DeletedObject, delete_object};
pub use delete_objects::{
    DeleteObjects, Deleted, DeletedObjects, NotDeleted, ObjectIdentifier, delete_objects,
};
pub use download_object::{DownloadObject, DownloadedObject, download_object};
pub use get_object::{GetObject, Object, get_object};
pub use head_bucket::{BucketHead, HeadBucket, head_bucket};
pub use head_object::{HeadObject, ObjectHead, head_object};
pub use list_buckets::{Bucket, Buckets, ListBuckets, list_buckets};
pub use list_objects_v2::{ListObjectsV2, ObjectEntry, Objects, list_objects_v2};
pub use put_object::{PutObject, StoredObject, put_object};
pub use upload_object::{UploadObject, upload_object};
pub use upload_part::{UploadPart, UploadedPart, upload_part};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[
    listed::<AbortMultipartUpload>(),
    listed::<CompleteMultipartUpload>(),
    listed::<CopyObject>(),
    listed::<CreateBucket>(),
    listed::<CreateMultipartUpload>(),
    listed::<DeleteBucket>(),
    listed::<DeleteObject>(),
    listed::<DeleteObjects>(),
    listed::<DownloadObject>(),
    listed::<GetObject>(),
    listed::<HeadBucket>(),
    listed::<HeadObject>(),
    listed::<ListBuckets>(),
    listed::<ListObjectsV2>(),
    listed::<PutObject>(),
    listed::<UploadObject>(),
    listed::<UploadPart>(),
];
