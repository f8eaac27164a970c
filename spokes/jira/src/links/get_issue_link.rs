//! `GET /rest/api/3/issueLink/{linkId}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-linkid-get>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Gives a link between two issues.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issueLink/{link}" -> IssueLink,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-linkid-get",
)]
#[non_exhaustive]
pub struct GetIssueLink {
    /// The id.
    pub link: String,
}

/// A link between two issues.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct IssueLink {
    /// The id.
    #[out(id)]
    pub link_id: String,
    /// The type's name: `Blocks`.
    #[out(type.name)]
    pub link_type: Option<String>,
    /// The key of the issue that the link comes from.
    #[out(inwardIssue.key)]
    pub inward_issue: Option<String>,
    /// The key of the issue that the link goes to.
    #[out(outwardIssue.key)]
    pub outward_issue: Option<String>,
}
