//! `PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}`,
//! <https://docs.github.com/rest/issues/comments#update-an-issue-comment>

use spoke_runtime::prelude::*;

use crate::{GitHub, IssueComment};

/// Changes the text of a comment.
///
/// Safe to repeat, for a repeat sets the same.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: PATCH "/repos/{owner}/{repo}/issues/comments/{comment_id}" -> IssueComment,
    effect = idempotent,
    scopes("issues:write"),
    docs = "https://docs.github.com/rest/issues/comments#update-an-issue-comment",
)]
#[non_exhaustive]
pub struct UpdateIssueComment {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The id of the comment.
    pub comment_id: u64,
    /// The new text, as Markdown.
    pub body: String,
}
