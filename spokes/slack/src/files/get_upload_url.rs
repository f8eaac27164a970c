//! `GET /files.getUploadURLExternal`, <https://docs.slack.dev/reference/methods/files.getUploadURLExternal>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Gives an address to upload a file to: the first of three steps.
///
/// Reads only: what is never completed is discarded, so that a repeat leaves nothing behind.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/files.getUploadURLExternal" -> UploadUrl,
    scopes("files:write"),
    limit = tier(4),
    preview = "no official description of Slack's knows this method, and no live workspace was asked",
    docs = "https://docs.slack.dev/reference/methods/files.getUploadURLExternal",
)]
#[non_exhaustive]
pub struct GetUploadUrl {
    /// The file's name: `disk-usage.png`.
    pub filename: String,
    /// The file's size in bytes; not 0.
    pub length: u64,
    /// What an image shows, for who cannot see it; at most 1000 characters.
    pub alt_txt: Option<String>,
    /// The language of a snippet: `python`; a snippet has at most 1 MB.
    pub snippet_type: Option<String>,
}

/// Where a file goes.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct UploadUrl {
    /// The address; whoever has it may upload.
    #[out(upload_url)]
    pub upload_url: String,
    /// The file's id.
    #[out(file_id)]
    pub file_id: String,
}
