//! A branch or a tag as Git knows it.

use spoke_runtime::prelude::*;

/// A branch or a tag.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct GitRef {
    /// The whole name: `refs/heads/main`.
    #[out(ref)]
    pub name: String,
    /// What it points to, 40 hex digits.
    #[out(object.sha)]
    pub sha: String,
    /// What that is: `commit`, or `tag` for an annotated tag.
    #[out(object.type)]
    pub object_type: String,
}
