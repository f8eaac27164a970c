//! `DELETE /rest/api/3/issueLink/{linkId}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-linkid-delete>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Deletes a link between two issues.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: DELETE "/rest/api/3/issueLink/{link}" -> (),
    scopes("write:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-linkid-delete",
)]
#[non_exhaustive]
pub struct DeleteIssueLink {
    /// The id.
    pub link: String,
}
