//! `GET /repos/{owner}/{repo}/git/ref/{ref}`, <https://docs.github.com/rest/git/refs#get-a-reference>

use spoke_runtime::prelude::*;

use crate::{GitHub, GitRef};

/// Tells where a branch or a tag points to.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/git/ref/{reference:+}" -> GitRef,
    scopes("contents:read"),
    docs = "https://docs.github.com/rest/git/refs#get-a-reference",
)]
#[non_exhaustive]
pub struct GetRef {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// `heads/` and a branch, or `tags/` and a tag: `heads/main`.
    pub reference: String,
}
