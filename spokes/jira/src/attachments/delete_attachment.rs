//! `DELETE /rest/api/3/attachment/{id}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-id-delete>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Deletes an attached file from its issue.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: DELETE "/rest/api/3/attachment/{attachment}" -> (),
    scopes("write:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-id-delete",
)]
#[non_exhaustive]
pub struct DeleteAttachment {
    /// The id.
    pub attachment: String,
}
