//! `GET /rest/api/3/issue/{issueIdOrKey}/comment/{id}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-get>

use spoke_runtime::prelude::*;

use super::Comment;
use crate::Jira;

/// Gives a comment.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issue/{issue}/comment/{comment}" -> Comment,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-get",
)]
#[non_exhaustive]
pub struct GetComment {
    /// The issue's key or id.
    pub issue: String,
    /// The comment's id.
    pub comment: String,
}
