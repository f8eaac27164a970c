//! `PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-put>

use spoke_runtime::prelude::*;

use super::Comment;
use crate::limits::{CHANGES, CHANGES_FOR_LONGER};
use crate::{Document, Jira, Visibility};

/// Says something else in a comment.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: PUT "/rest/api/3/issue/{issue}/comment/{comment}" -> Comment,
    query("notifyUsers" = notify_users),
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-put",
)]
#[non_exhaustive]
pub struct UpdateComment {
    /// The issue's key or id.
    pub issue: String,
    /// The comment's id.
    pub comment: String,
    /// What it says from now on; plain text becomes a [`Document`].
    #[input(into)]
    pub body: Document,
    /// Who may see it from now on.
    pub visibility: Option<Visibility>,
    /// Whether watchers get a mail; they do where nothing is said.
    pub notify_users: Option<bool>,
}
