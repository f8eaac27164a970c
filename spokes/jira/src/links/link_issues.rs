//! `POST /rest/api/3/issueLink`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-post>

use spoke_runtime::prelude::*;

use crate::Jira;

use super::ListIssueLinkTypes;

/// Links two issues. Jira says of a link that is there already that it was made, so that this may be repeated.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: POST "/rest/api/3/issueLink" -> (),
    effect = idempotent,
    body = {
        "type": {"name": link_type},
        "inwardIssue": {"key": inward_issue},
        "outwardIssue": {"key": outward_issue},
    },
    scopes("write:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-post",
)]
#[non_exhaustive]
pub struct LinkIssues {
    /// The type's name, as [`list_issue_link_types`](super::list_issue_link_types) gives it: `Blocks`.
    #[input(choices = ListIssueLinkTypes => types[].name)]
    pub link_type: String,
    /// The key of the issue that the link comes from: with `Blocks`, the one that blocks.
    pub inward_issue: String,
    /// The key of the issue that the link goes to: with `Blocks`, the one that is blocked.
    pub outward_issue: String,
}
