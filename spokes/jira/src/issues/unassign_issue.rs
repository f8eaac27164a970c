//! `PUT /rest/api/3/issue/{issueIdOrKey}/assignee`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-assignee-put>

use spoke_runtime::prelude::*;

use crate::Jira;
use crate::limits::{CHANGES, CHANGES_FOR_LONGER};

/// Takes an issue from whoever it is assigned to.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: PUT "/rest/api/3/issue/{issue}/assignee" -> (),
    body = { "accountId": null },
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-assignee-put",
)]
#[non_exhaustive]
pub struct UnassignIssue {
    /// The key or the id.
    pub issue: String,
}
