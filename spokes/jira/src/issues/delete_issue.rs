//! `DELETE /rest/api/3/issue/{issueIdOrKey}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-delete>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Deletes an issue for good.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: DELETE "/rest/api/3/issue/{issue}" -> (),
    case = camel,
    scopes("write:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-delete",
)]
#[non_exhaustive]
pub struct DeleteIssue {
    /// The key or the id.
    pub issue: String,
    /// Whether its subtasks go, too; Jira refuses to delete an issue that has some otherwise.
    pub delete_subtasks: Option<bool>,
}
