//! `POST /files.completeUploadExternal`, <https://docs.slack.dev/reference/methods/files.completeUploadExternal>

use spoke_runtime::prelude::*;

use crate::types::Block;
use crate::{COMPLETIONS, Slack};

/// Finishes the uploads of several files and shares them in one message: the last of three steps, taken once for all.
///
/// Once only: Slack takes one call for each upload.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/files.completeUploadExternal" -> CompletedUploads,
    scopes("files:write"),
    limit = COMPLETIONS,
    preview = "no official description of Slack's knows this method, and no live workspace was asked",
    docs = "https://docs.slack.dev/reference/methods/files.completeUploadExternal",
)]
#[non_exhaustive]
pub struct CompleteUploads {
    /// The files that were uploaded.
    pub files: Vec<UploadedFile>,
    /// The id of the channel to share them in; without one they stay private.
    pub channel_id: Option<String>,
    /// What is said about them.
    pub initial_comment: Option<String>,
    /// The layout of what is said; Slack ignores it beside `initial_comment`.
    pub blocks: Option<Vec<Block>>,
    /// The `ts` of the message to reply to, the first one of its thread.
    pub thread_ts: Option<String>,
}

/// A file that was uploaded.
#[derive(Clone, Debug, Input, PartialEq, Eq)]
pub struct UploadedFile {
    /// The `file_id` that `get_upload_url` gave.
    pub id: String,
    /// What people see; without one, the file's name.
    pub title: Option<String>,
}

/// Files that are shared, or private.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct CompletedUploads {
    /// The files.
    #[out(files)]
    pub files: Vec<File>,
}

/// A file of the workspace.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct File {
    /// The file's id.
    #[out(id)]
    pub file_id: String,
    /// What people see.
    #[out(title)]
    pub title: Option<String>,
    /// Where people find it.
    #[out(permalink)]
    pub permalink: Option<String>,
}
