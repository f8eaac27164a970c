//! `POST /rest/api/3/issue/{issueIdOrKey}/attachments`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-issue-issueidorkey-attachments-post>

use spoke_runtime::Upload;
use spoke_runtime::prelude::*;

use crate::Jira;
use crate::limits::{CHANGES, CHANGES_FOR_LONGER};

/// Attaches a file to an issue.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: POST "/rest/api/3/issue/{issue}/attachments" -> Vec<AddedAttachment>,
    multipart = { "file": file },
    header("x-atlassian-token" = "no-check"),
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-issue-issueidorkey-attachments-post",
)]
#[non_exhaustive]
pub struct AddAttachment {
    /// The key or the id.
    pub issue: String,
    /// The file.
    pub file: Upload,
}

/// A file that was attached.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct AddedAttachment {
    /// The id.
    #[out(id)]
    pub attachment_id: String,
    /// The file's name.
    #[out(filename)]
    pub file_name: String,
    /// The media type: `image/jpeg`.
    #[out(mimeType)]
    pub mime_type: Option<String>,
    /// How many bytes it has.
    #[out(size)]
    pub size: Option<u64>,
    /// Where its content is.
    #[out(content)]
    pub content_url: Option<String>,
    /// Where the REST interface has it.
    #[out(self)]
    pub url: Option<String>,
}
