//! `POST /repos/{owner}/{repo}/git/refs`, <https://docs.github.com/rest/git/refs#create-a-reference>

use spoke_runtime::prelude::*;

use crate::{GitHub, GitRef};

/// Creates a branch or a tag.
///
/// Safe to repeat: a name is there at most once, and GitHub answers 422 where it is, wherever it points to. A repository
/// without a commit takes none.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/git/refs" -> GitRef,
    effect = idempotent,
    body = {"ref": "refs/{reference}", "sha": sha},
    scopes("contents:write"),
    docs = "https://docs.github.com/rest/git/refs#create-a-reference",
)]
#[non_exhaustive]
pub struct CreateRef {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// `heads/` and a branch, or `tags/` and a tag: `heads/raise-the-limit`.
    pub reference: String,
    /// The commit that it points to, 40 hex digits.
    pub sha: String,
}
