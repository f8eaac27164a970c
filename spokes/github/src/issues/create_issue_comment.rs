//! `POST /repos/{owner}/{repo}/issues/{issue_number}/comments`,
//! <https://docs.github.com/rest/issues/comments#create-an-issue-comment>

use spoke_runtime::prelude::*;

use crate::limits::{CONTENT, CONTENT_AN_HOUR};
use crate::{GitHub, IssueComment};

/// Adds a comment to an issue or a pull request.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/issues/{number}/comments" -> IssueComment,
    scopes("issues:write"),
    limit = [CONTENT, CONTENT_AN_HOUR],
    docs = "https://docs.github.com/rest/issues/comments#create-an-issue-comment",
)]
#[non_exhaustive]
pub struct CreateIssueComment {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// The text, as Markdown.
    pub body: String,
}
