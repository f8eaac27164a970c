//! `GET /rest/api/3/attachment/content/{id}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-content-id-get>

use spoke_runtime::Download;
use spoke_runtime::prelude::*;

use crate::Jira;

/// Gives what an attached file holds, as it arrives.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/attachment/content/{attachment}?redirect=false" -> AttachmentContent,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-content-id-get",
)]
#[non_exhaustive]
pub struct GetAttachmentContent {
    /// The id.
    pub attachment: String,
}

/// What an attached file holds.
#[derive(Debug, Output)]
#[non_exhaustive]
pub struct AttachmentContent {
    /// The bytes.
    #[out(stream())]
    pub content: Download,
    /// The media type, as Jira knows it.
    #[out(header("content-type"))]
    pub content_type: Option<String>,
}
