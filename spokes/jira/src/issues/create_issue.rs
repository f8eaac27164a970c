//! `POST /rest/api/3/issue`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use crate::metadata::ListCreateIssueTypes;
use crate::projects::ListProjects;
use crate::{Document, Jira};

/// Creates an issue.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: POST "/rest/api/3/issue" -> CreatedIssue,
    body = {
        "fields": {
            "project": {"key": project},
            "issuetype": {"name": issue_type},
            "summary": summary,
            "description": description,
            "priority": {"name": priority},
            "assignee": {"accountId": assignee},
            "parent": {"key": parent},
            "labels": labels,
            "duedate": due_date,
            ..more,
        },
    },
    scopes("write:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post",
)]
#[non_exhaustive]
pub struct CreateIssue {
    /// The project's key: `OPS`.
    #[input(choices = ListProjects => projects[].key, labels = projects[].name)]
    pub project: String,
    /// The type's name: `Incident`.
    #[input(choices = ListCreateIssueTypes(project = project) => issue_types[].name)]
    pub issue_type: String,
    /// One line, at most 255 characters.
    pub summary: String,
    /// What it is about; plain text becomes a [`Document`].
    #[input(into)]
    pub description: Option<Document>,
    /// The priority's name: `High`.
    pub priority: Option<String>,
    /// The account id of who takes care of it.
    pub assignee: Option<String>,
    /// The key of the issue above it.
    pub parent: Option<String>,
    /// Words without spaces.
    pub labels: Option<Vec<String>>,
    /// The day by which it is due: `2026-12-24`.
    pub due_date: Option<String>,
    /// Other fields by their ids: `customfield_10010`.
    pub more: Option<BTreeMap<String, Value>>,
}

/// An issue that was created.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct CreatedIssue {
    /// The id.
    #[out(id)]
    pub issue_id: String,
    /// The key: `OPS-1`.
    #[out(key)]
    pub key: String,
    /// Where the REST interface has it.
    #[out(self)]
    pub url: String,
}
