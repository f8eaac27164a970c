//! An issue as GitHub gives it.

use spoke_runtime::prelude::*;

/// An issue.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Issue {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub issue_id: u64,
    /// The number inside its repository.
    #[out(number)]
    pub number: u64,
    /// Where people read it.
    #[out(html_url)]
    pub url: String,
    /// One line.
    #[out(title)]
    pub title: String,
    /// The text, as Markdown.
    #[out(body)]
    pub body: Option<String>,
    /// Whether it is open.
    #[out(state)]
    pub state: IssueState,
    /// Why: `completed`, `not_planned`, `duplicate`, `reopened`.
    #[out(state_reason)]
    pub state_reason: Option<String>,
    /// Where people read the pull request, where it is one.
    #[out(pull_request.html_url)]
    pub pull_request_url: Option<String>,
    /// The login of who opened it.
    #[out(user.login)]
    pub author: Option<String>,
    /// The names of its labels.
    #[out(labels[].name)]
    pub labels: Vec<String>,
    /// The logins of who takes care of it.
    #[out(assignees[].login, default)]
    pub assignees: Vec<String>,
    /// The milestone's number.
    #[out(milestone.number)]
    pub milestone: Option<u64>,
    /// How many comments it has.
    #[out(comments, default)]
    pub comment_count: u64,
    /// When it was opened (RFC 3339).
    #[out(created_at)]
    pub created_at: String,
    /// When it was last changed (RFC 3339).
    #[out(updated_at)]
    pub updated_at: Option<String>,
    /// When it was closed (RFC 3339).
    #[out(closed_at)]
    pub closed_at: Option<String>,
}

/// Whether an issue is open.
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[out(case = lower)]
#[non_exhaustive]
pub enum IssueState {
    /// It waits to be done.
    Open,
    /// It is done, or will not be.
    Closed,
    /// A state that GitHub added later.
    #[out(other)]
    Other(String),
}
