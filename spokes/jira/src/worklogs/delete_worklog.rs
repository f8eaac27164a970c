//! `DELETE /rest/api/3/issue/{issueIdOrKey}/worklog/{id}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-id-delete>

use spoke_runtime::prelude::*;

use crate::Jira;
use crate::limits::{CHANGES, CHANGES_FOR_LONGER};

/// Deletes a worklog; its time goes back to the issue's estimate.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: DELETE "/rest/api/3/issue/{issue}/worklog/{worklog}" -> (),
    case = camel,
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-id-delete",
)]
#[non_exhaustive]
pub struct DeleteWorklog {
    /// The issue's key or id.
    pub issue: String,
    /// The worklog's id.
    pub worklog: String,
    /// Whether watchers get a mail; they do where nothing is said.
    pub notify_users: Option<bool>,
}
