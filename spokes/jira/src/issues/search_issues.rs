//! `POST /rest/api/3/search/jql`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post>

use spoke_runtime::prelude::*;

use super::Issue;
use crate::Jira;

/// Gives one page of the issues that a query finds.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: POST "/rest/api/3/search/jql" -> FoundIssues,
    effect = read,
    body = {
        "jql": jql,
        "fields": fields,
        "maxResults": max_results,
        "nextPageToken": next_page_token,
    },
    pages(cursor = nextPageToken => next_page_token),
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post",
)]
#[non_exhaustive]
pub struct SearchIssues {
    /// What to find, in JQL: `project = OPS AND status != Done ORDER BY created`; Jira wants some restriction.
    pub jql: String,
    /// The fields that the issues come with; Jira alone would give only their ids.
    #[input(default = vec!["*navigable".to_owned()])]
    pub fields: Vec<String>,
    /// The most issues on a page; Jira may give fewer.
    pub max_results: Option<u32>,
    /// The `next_page_token` of the page before; left out for the first page.
    pub next_page_token: Option<String>,
}

/// A page of issues.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct FoundIssues {
    /// The issues.
    #[out(issues, items)]
    pub issues: Vec<Issue>,
    /// What asks for the next page; nothing on the last one.
    #[out(nextPageToken)]
    pub next_page_token: Option<String>,
    /// Whether this is the last page.
    #[out(isLast)]
    pub is_last: Option<bool>,
}
