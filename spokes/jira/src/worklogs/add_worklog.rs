//! `POST /rest/api/3/issue/{issueIdOrKey}/worklog`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-post>

use spoke_runtime::prelude::*;

use crate::limits::{CHANGES, CHANGES_FOR_LONGER};
use crate::{Document, Jira, Visibility};

/// Tells how long somebody worked on an issue.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: POST "/rest/api/3/issue/{issue}/worklog" -> Worklog,
    query(
        "adjustEstimate" = adjust_estimate,
        "newEstimate" = new_estimate,
        "reduceBy" = reduce_by,
        "notifyUsers" = notify_users,
    ),
    case = camel,
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-post",
)]
#[non_exhaustive]
pub struct AddWorklog {
    /// The key or the id.
    pub issue: String,
    /// How long, in seconds.
    pub time_spent_seconds: u64,
    /// When it began, as Jira writes it: `2026-01-05T10:00:00.000+0000`.
    pub started: String,
    /// What was done; plain text becomes a [`Document`].
    #[input(into)]
    pub comment: Option<Document>,
    /// Who may see it; everybody who sees the issue where nothing is said.
    pub visibility: Option<Visibility>,
    /// What becomes of the issue's estimate; the time is taken from it where nothing is said.
    pub adjust_estimate: Option<AdjustEstimate>,
    /// The estimate from now on, with [`AdjustEstimate::New`]: `2d`, `4h`, `30m`.
    pub new_estimate: Option<String>,
    /// What is taken from the estimate, with [`AdjustEstimate::Manual`]: `2d`, `4h`, `30m`.
    pub reduce_by: Option<String>,
    /// Whether watchers get a mail; they do where nothing is said.
    pub notify_users: Option<bool>,
}

/// What becomes of an issue's estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[input(case = lower)]
#[non_exhaustive]
pub enum AdjustEstimate {
    /// The time is taken from it.
    Auto,
    /// It stays.
    Leave,
    /// What `reduce_by` says is taken from it.
    Manual,
    /// It is what `new_estimate` says.
    New,
}

/// How long somebody worked on an issue.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct Worklog {
    /// The id.
    #[out(id)]
    pub worklog_id: String,
    /// The issue's id.
    pub issue_id: Option<String>,
    /// The account id of who worked.
    #[out(author.accountId)]
    pub author: Option<String>,
    /// How long, in seconds.
    pub time_spent_seconds: Option<i64>,
    /// When it began, as Jira writes it.
    pub started: Option<String>,
    /// What was done.
    pub comment: Option<Document>,
}
