//! `POST /repos/{owner}/{repo}/issues/{issue_number}/comments`,
//! <https://docs.github.com/rest/issues/comments#create-an-issue-comment>

use spoke_runtime::prelude::*;

use crate::GitHub;
use crate::limits::{CONTENT, CONTENT_AN_HOUR};

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

/// A comment that was added.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct IssueComment {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub comment_id: u64,
    /// Where people read it.
    #[out(html_url)]
    pub url: String,
    /// The text, as Markdown.
    #[out(body)]
    pub body: Option<String>,
    /// The login of who wrote it.
    #[out(user.login)]
    pub author: Option<String>,
    /// When it was added (RFC 3339).
    #[out(created_at)]
    pub created_at: String,
}
