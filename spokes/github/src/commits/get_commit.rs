//! `GET /repos/{owner}/{repo}/commits/{ref}`, <https://docs.github.com/rest/commits/commits#get-a-commit>

use spoke_runtime::prelude::*;

use crate::{Commit, GitHub};

/// Gives a commit with the files that it changes, the first 300 of them.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/commits/{reference}" -> Commit,
    scopes("contents:read"),
    docs = "https://docs.github.com/rest/commits/commits#get-a-commit",
)]
#[non_exhaustive]
pub struct GetCommit {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The commit, or `heads/` and a branch, or `tags/` and a tag.
    pub reference: String,
}
