//! `PUT /rest/api/3/issue/{issueIdOrKey}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use crate::limits::{CHANGES, CHANGES_FOR_LONGER};
use crate::{Document, Jira};

/// Changes an issue's fields; those that are left out stay as they are.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: PUT "/rest/api/3/issue/{issue}" -> (),
    query("notifyUsers" = notify_users),
    body = {
        "fields": {
            "summary": summary,
            "description": description,
            "priority": {"name": priority},
            "assignee": {"accountId": assignee},
            "labels": labels,
            "duedate": due_date,
            ..more,
        },
    },
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put",
)]
#[non_exhaustive]
pub struct UpdateIssue {
    /// The key or the id.
    pub issue: String,
    /// One line, at most 255 characters.
    pub summary: Option<String>,
    /// What it is about; plain text becomes a [`Document`].
    #[input(into)]
    pub description: Option<Document>,
    /// The priority's name: `High`.
    pub priority: Option<String>,
    /// The account id of who takes care of it; `null` for nobody.
    pub assignee: Patch<String>,
    /// All labels from now on.
    pub labels: Option<Vec<String>>,
    /// The day by which it is due, `2026-12-24`; `null` for none.
    pub due_date: Patch<String>,
    /// Other fields by their ids: `customfield_10010`.
    pub more: Option<BTreeMap<String, Value>>,
    /// Whether watchers get a mail; they do where nothing is said.
    pub notify_users: Option<bool>,
}
