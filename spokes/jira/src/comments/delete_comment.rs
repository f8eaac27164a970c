//! `DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-delete>

use spoke_runtime::prelude::*;

use crate::Jira;
use crate::limits::{CHANGES, CHANGES_FOR_LONGER};

/// Deletes a comment.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: DELETE "/rest/api/3/issue/{issue}/comment/{comment}" -> (),
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-delete",
)]
#[non_exhaustive]
pub struct DeleteComment {
    /// The issue's key or id.
    pub issue: String,
    /// The comment's id.
    pub comment: String,
}
