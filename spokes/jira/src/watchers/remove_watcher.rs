//! `DELETE /rest/api/3/issue/{issueIdOrKey}/watchers`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-delete>

use spoke_runtime::prelude::*;

use crate::Jira;
use crate::limits::{CHANGES, CHANGES_FOR_LONGER};

/// Lets somebody watch an issue no longer.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: DELETE "/rest/api/3/issue/{issue}/watchers" -> (),
    case = camel,
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-delete",
)]
#[non_exhaustive]
pub struct RemoveWatcher {
    /// The key or the id.
    pub issue: String,
    /// The account id of who watches it.
    pub account_id: String,
}
