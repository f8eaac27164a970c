//! `DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}`,
//! <https://docs.github.com/rest/issues/comments#delete-an-issue-comment>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Deletes a comment.
///
/// Safe to repeat: a comment that is gone is answered 404.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: DELETE "/repos/{owner}/{repo}/issues/comments/{comment_id}" -> (),
    scopes("issues:write"),
    docs = "https://docs.github.com/rest/issues/comments#delete-an-issue-comment",
)]
#[non_exhaustive]
pub struct DeleteIssueComment {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The id of the comment.
    pub comment_id: u64,
}
