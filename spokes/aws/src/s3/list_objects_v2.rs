//! `GET /{Bucket}?list-type=2`, <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>

use spoke_runtime::prelude::*;

use crate::{Aws, StorageClass};

/// Lists the objects of a bucket by their keys.
#[derive(Action, Clone, Debug)]
#[action(
    Aws: GET "/{bucket}?list-type=2" -> Objects,
    base(service = "s3"),
    case = kebab,
    pages(cursor = NextContinuationToken => continuation_token),
    scopes("s3:ListBucket"),
    docs = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html",
)]
#[non_exhaustive]
pub struct ListObjectsV2 {
    /// The bucket's name.
    pub bucket: String,
    /// Only keys that begin so: `net/`.
    pub prefix: Option<String>,
    /// What divides keys, mostly `/`: those with it behind the prefix are told in `common_prefixes` alone.
    pub delimiter: Option<String>,
    /// How many a page holds: 1 to 1,000.
    pub max_keys: Option<u16>,
    /// Only keys behind this one.
    pub start_after: Option<String>,
    /// Whether the owner of each is told.
    pub fetch_owner: Option<bool>,
    /// Where to go on.
    pub continuation_token: Option<String>,
}

/// A page of objects.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Objects {
    /// The objects, sorted by their keys.
    #[out(Contents[], items)]
    pub objects: Vec<ObjectEntry>,
    /// Where keys have the delimiter: what stands before it.
    #[out(CommonPrefixes[].Prefix)]
    pub common_prefixes: Vec<String>,
    /// Whether there are more.
    #[out(IsTruncated, default)]
    pub is_truncated: bool,
    /// Where the next page begins.
    #[out(NextContinuationToken)]
    pub next_continuation_token: Option<String>,
}

/// An object in a list.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct ObjectEntry {
    /// The key.
    pub key: String,
    /// How large it is, in bytes.
    pub size: u64,
    /// What names this content, in quotes.
    #[out(ETag)]
    pub etag: Option<String>,
    /// When it was stored (ISO 8601).
    pub last_modified: Option<String>,
    /// The class in which it is kept.
    pub storage_class: Option<StorageClass>,
    /// The id of whom it belongs to, where that was asked for.
    #[out(Owner.ID)]
    pub owner_id: Option<String>,
}
