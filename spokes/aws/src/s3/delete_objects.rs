//! `POST /{Bucket}?delete`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html>

use spoke_runtime::prelude::*;

use crate::Aws;

/// Deletes up to 1000 objects.
///
/// What is not there counts as deleted. Those that failed stand in the answer, and in
/// [`Reply::partial_failures`](spoke_runtime::Reply::partial_failures).
#[derive(Action, Clone, Debug)]
#[action(
    Aws: POST "/{bucket}?delete" -> DeletedObjects,
    base(service = "s3"),
    header("x-amz-sdk-checksum-algorithm" = "SHA256"),
    xml = "
        <Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">
            <Object>{objects}</Object>
            <Quiet>{quiet}</Quiet>
        </Delete>
    ",
    effect = idempotent,
    fail(partial = Error),
    scopes("s3:DeleteObject"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html",
)]
#[non_exhaustive]
pub struct DeleteObjects {
    /// The bucket's name.
    pub bucket: String,
    /// Which, 1 to 1000.
    pub objects: Vec<ObjectIdentifier>,
    /// Whether only those that failed stand in the answer.
    pub quiet: Option<bool>,
}

/// Which object.
#[derive(Clone, Debug, Input, PartialEq, Eq)]
#[input(case = pascal)]
pub struct ObjectIdentifier {
    /// The object's key.
    pub key: String,
    /// A version of it; without one the object is hidden where the bucket keeps versions.
    pub version_id: Option<String>,
}

/// What became of them.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct DeletedObjects {
    /// Those that are gone; none where only failures were asked for.
    #[out(Deleted[])]
    pub deleted: Vec<Deleted>,
    /// Those that failed.
    #[out(Error[])]
    pub failed: Vec<NotDeleted>,
}

/// An object that is gone.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct Deleted {
    /// Its key.
    pub key: String,
    /// The version that was deleted.
    pub version_id: Option<String>,
}

/// An object that could not be deleted.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct NotDeleted {
    /// Its key.
    pub key: String,
    /// Why, as a code.
    pub code: String,
    /// Why, as a sentence.
    pub message: Option<String>,
}
