//! `GET /rest/api/3/issue/{issueIdOrKey}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get>

use spoke_runtime::prelude::*;

use crate::{Document, Jira};

/// Gives an issue.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issue/{issue}" -> Issue,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get",
)]
#[non_exhaustive]
pub struct GetIssue {
    /// The key or the id.
    pub issue: String,
    /// The fields that it comes with; all where nothing is said.
    pub fields: Option<Vec<String>>,
}

/// An issue.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Issue {
    /// The id.
    #[out(id)]
    pub issue_id: String,
    /// The key: `OPS-1`.
    #[out(key)]
    pub key: String,
    /// Where the REST interface has it.
    #[out(self)]
    pub url: String,
    /// One line.
    #[out(fields.summary)]
    pub summary: Option<String>,
    /// What it is about.
    #[out(fields.description)]
    pub description: Option<Document>,
    /// The status's name: `To Do`.
    #[out(fields.status.name)]
    pub status: Option<String>,
    /// The type's name: `Incident`.
    #[out(fields.issuetype.name)]
    pub issue_type: Option<String>,
    /// The priority's name: `High`.
    #[out(fields.priority.name)]
    pub priority: Option<String>,
    /// The project's key.
    #[out(fields.project.key)]
    pub project: Option<String>,
    /// The account id of who takes care of it.
    #[out(fields.assignee.accountId)]
    pub assignee: Option<String>,
    /// The account id of who asked for it.
    #[out(fields.reporter.accountId)]
    pub reporter: Option<String>,
    /// The labels.
    #[out(fields.labels, default)]
    pub labels: Vec<String>,
    /// When it was created, as Jira writes it: `2026-01-05T10:00:00.000+0000`.
    #[out(fields.created)]
    pub created: Option<String>,
    /// When it was last changed.
    #[out(fields.updated)]
    pub updated: Option<String>,
}
