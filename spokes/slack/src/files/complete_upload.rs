//! `POST /files.completeUploadExternal`, <https://docs.slack.dev/reference/methods/files.completeUploadExternal>

use spoke_runtime::prelude::*;

use super::CompletedUploads;
use crate::types::Block;
use crate::{COMPLETIONS, Slack};

/// Finishes the upload of a file and shares it: the last of three steps.
///
/// Once only: Slack takes one call for each upload.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/files.completeUploadExternal" -> CompletedUploads,
    body = {
        "files": [{"id": file_id, "title": title}],
        "channel_id": channel_id,
        "initial_comment": initial_comment,
        "blocks": blocks,
        "thread_ts": thread_ts,
    },
    scopes("files:write"),
    limit = COMPLETIONS,
    preview = "no official description of Slack's knows this method, and no live workspace was asked",
    docs = "https://docs.slack.dev/reference/methods/files.completeUploadExternal",
)]
#[non_exhaustive]
pub struct CompleteUpload {
    /// The `file_id` that `get_upload_url` gave.
    pub file_id: String,
    /// What people see; without one, the file's name.
    pub title: Option<String>,
    /// The id of the channel to share it in; without one it stays private.
    pub channel_id: Option<String>,
    /// What is said about it.
    pub initial_comment: Option<String>,
    /// The layout of what is said; Slack ignores it beside `initial_comment`.
    pub blocks: Option<Vec<Block>>,
    /// The `ts` of the message to reply to, the first one of its thread.
    pub thread_ts: Option<String>,
}
