//! `POST /rest/api/3/issue/{issueIdOrKey}/watchers`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-post>

use spoke_runtime::prelude::*;

use crate::Jira;
use crate::limits::{CHANGES, CHANGES_FOR_LONGER};

/// Lets somebody watch an issue.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: POST "/rest/api/3/issue/{issue}/watchers" -> (),
    body = account_id,
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-post",
)]
#[non_exhaustive]
pub struct AddWatcher {
    /// The key or the id.
    pub issue: String,
    /// The account id of who shall watch it.
    pub account_id: String,
}
