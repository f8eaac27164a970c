//! `GET /rest/api/3/issue/{issueIdOrKey}/watchers`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-get>

use spoke_runtime::prelude::*;

use crate::{Jira, User};

/// Tells who watches an issue.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issue/{issue}/watchers" -> Watchers,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-get",
)]
#[non_exhaustive]
pub struct GetWatchers {
    /// The key or the id.
    pub issue: String,
}

/// Who watches an issue.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct Watchers {
    /// Whether who signs in is among them.
    pub is_watching: Option<bool>,
    /// How many they are.
    pub watch_count: Option<u64>,
    /// Who they are, as far as who signs in may see them.
    #[out(watchers, default)]
    pub watchers: Vec<User>,
}
