//! `DELETE /repos/{owner}/{repo}/git/refs/{ref}`, <https://docs.github.com/rest/git/refs#delete-a-reference>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Deletes a branch or a tag.
///
/// Safe to repeat: one that is gone is answered 422.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: DELETE "/repos/{owner}/{repo}/git/refs/{reference:+}" -> (),
    scopes("contents:write"),
    docs = "https://docs.github.com/rest/git/refs#delete-a-reference",
)]
#[non_exhaustive]
pub struct DeleteRef {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// `heads/` and a branch, or `tags/` and a tag: `heads/raise-the-limit`.
    pub reference: String,
}
