//! `PUT /rest/api/3/issue/{issueIdOrKey}/assignee`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-assignee-put>

use spoke_runtime::prelude::*;

use crate::Jira;
use crate::limits::{CHANGES, CHANGES_FOR_LONGER};

/// Assigns an issue to somebody; who may assign need not be allowed to edit.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: PUT "/rest/api/3/issue/{issue}/assignee" -> (),
    case = camel,
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-assignee-put",
)]
#[non_exhaustive]
pub struct AssignIssue {
    /// The key or the id.
    pub issue: String,
    /// The account id of who takes care of it; `-1` for whom the project's settings name.
    pub account_id: String,
}
