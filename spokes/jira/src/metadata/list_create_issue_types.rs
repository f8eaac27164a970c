//! `GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-get>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Lists the types of issues that who signs in may create in a project.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issue/createmeta/{project}/issuetypes" -> CreateIssueTypes,
    case = camel,
    pages(offset => start_at, total = total),
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-get",
)]
#[non_exhaustive]
pub struct ListCreateIssueTypes {
    /// The project's key or id.
    pub project: String,
    /// How many types to skip.
    pub start_at: Option<u64>,
    /// The most types on a page: 50 where nothing is said, 200 at most.
    pub max_results: Option<u32>,
}

/// A page of types of issues.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct CreateIssueTypes {
    /// The types.
    #[out(issueTypes, items)]
    pub issue_types: Vec<IssueType>,
    /// How many stand before this page.
    pub start_at: Option<u64>,
    /// How many there are in all.
    pub total: Option<u64>,
}

/// A type of issues.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct IssueType {
    /// The id.
    #[out(id)]
    pub type_id: String,
    /// The name: `Incident`.
    #[out(name)]
    pub name: String,
    /// What it is for.
    #[out(description)]
    pub description: Option<String>,
    /// Whether its issues are parts of others.
    #[out(subtask)]
    pub is_subtask: Option<bool>,
}
