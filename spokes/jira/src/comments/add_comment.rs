//! `POST /rest/api/3/issue/{issueIdOrKey}/comment`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-post>

use spoke_runtime::prelude::*;

use crate::limits::{CHANGES, CHANGES_FOR_LONGER};
use crate::{Document, Jira, Visibility};

/// Adds a comment to an issue.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: POST "/rest/api/3/issue/{issue}/comment" -> Comment,
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-post",
)]
#[non_exhaustive]
pub struct AddComment {
    /// The key or the id.
    pub issue: String,
    /// What the comment says; plain text becomes a [`Document`].
    #[input(into)]
    pub body: Document,
    /// Who may see it; everybody who sees the issue where nothing is said.
    pub visibility: Option<Visibility>,
}

/// A comment.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Comment {
    /// The id.
    #[out(id)]
    pub comment_id: String,
    /// Where the REST interface has it.
    #[out(self)]
    pub url: String,
    /// The account id of who wrote it.
    #[out(author.accountId)]
    pub author: Option<String>,
    /// What it says.
    #[out(body)]
    pub body: Option<Document>,
    /// When it was added, as Jira writes it: `2026-01-05T10:00:00.000+0000`.
    #[out(created)]
    pub created: Option<String>,
    /// When it was last changed.
    #[out(updated)]
    pub updated: Option<String>,
    /// Who may see it, where that is not everybody who sees the issue.
    #[out(visibility)]
    pub visibility: Option<Visibility>,
}
