//! `GET /rest/api/3/issue/{issueIdOrKey}/worklog`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-get>

use spoke_runtime::prelude::*;

use super::Worklog;
use crate::Jira;

/// Lists who worked on an issue and for how long, oldest first.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issue/{issue}/worklog" -> Worklogs,
    case = camel,
    pages(offset => start_at, total = total),
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-get",
)]
#[non_exhaustive]
pub struct ListWorklogs {
    /// The key or the id.
    pub issue: String,
    /// How many worklogs to skip.
    pub start_at: Option<u64>,
    /// The most worklogs on a page: 5000 where nothing is said.
    pub max_results: Option<u32>,
    /// Those alone that began after this moment, in milliseconds since 1970 in UTC.
    pub started_after: Option<u64>,
    /// Those alone that began before this moment, in milliseconds since 1970 in UTC.
    pub started_before: Option<u64>,
}

/// A page of worklogs.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct Worklogs {
    /// The worklogs.
    #[out(worklogs, items)]
    pub worklogs: Vec<Worklog>,
    /// How many stand before this page.
    pub start_at: Option<u64>,
    /// How many there are in all.
    pub total: Option<u64>,
}
