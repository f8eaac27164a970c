//! `GET /rest/api/3/attachment/{id}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-id-get>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Tells about an attached file, without what it holds.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/attachment/{attachment}" -> Attachment,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-id-get",
)]
#[non_exhaustive]
pub struct GetAttachment {
    /// The id.
    pub attachment: String,
}

/// An attached file.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Attachment {
    /// The file's name.
    #[out(filename)]
    pub file_name: String,
    /// The media type: `image/jpeg`.
    #[out(mimeType)]
    pub mime_type: Option<String>,
    /// How many bytes it has.
    #[out(size)]
    pub size: Option<u64>,
    /// The account id of who attached it.
    #[out(author.accountId)]
    pub author: Option<String>,
    /// When it was attached, as Jira writes it: `2026-01-05T10:00:00.000+0000`.
    #[out(created)]
    pub created: Option<String>,
    /// Where its content is.
    #[out(content)]
    pub content_url: Option<String>,
    /// Where a small picture of it is, if it has one.
    #[out(thumbnail)]
    pub thumbnail_url: Option<String>,
    /// Where the REST interface has it.
    #[out(self)]
    pub url: Option<String>,
}
