//! `POST /repos/{owner}/{repo}/issues`, <https://docs.github.com/rest/issues/issues#create-an-issue>

use spoke_runtime::prelude::*;

use crate::limits::{CONTENT, CONTENT_AN_HOUR};
use crate::{GitHub, Issue};

/// Opens an issue.
///
/// GitHub drops labels, assignees and the milestone without a word where the token may not push to the repository.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/issues" -> Issue,
    scopes("issues:write"),
    limit = [CONTENT, CONTENT_AN_HOUR],
    docs = "https://docs.github.com/rest/issues/issues#create-an-issue",
)]
#[non_exhaustive]
pub struct CreateIssue {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// One line, at most 256 characters.
    pub title: String,
    /// The text, as Markdown.
    pub body: Option<String>,
    /// Names of labels; GitHub makes those that are missing.
    pub labels: Option<Vec<String>>,
    /// Logins of who takes care of it.
    pub assignees: Option<Vec<String>>,
    /// The milestone's number.
    pub milestone: Option<u64>,
    /// The name of its type, in organizations that have types.
    #[input(rename = "type")]
    pub issue_type: Option<String>,
}
