//! A sequence: `files.getUploadURLExternal`, the upload, `files.completeUploadExternal`, <https://docs.slack.dev/messaging/working-with-files>

use spoke_runtime::ByteStream;
use spoke_runtime::prelude::*;

use super::{CompleteUpload, CompletedUploads, GetUploadUrl, UploadContent};
use crate::Slack;
use crate::types::Block;

/// Uploads a file and shares it: all three steps.
///
/// What fails before the last step leaves nothing behind, for Slack discards what is never completed.
#[derive(Action, Clone, Debug)]
#[action(
    Slack -> CompletedUploads,
    sequence(
        given = GetUploadUrl(
            filename = filename,
            length = length(content),
            alt_txt = alt_txt,
            snippet_type = snippet_type,
        ),
        UploadContent(upload_url = given.upload_url, content = content),
        CompleteUpload(
            file_id = given.file_id,
            title = title,
            channel_id = channel_id,
            initial_comment = initial_comment,
            blocks = blocks,
            thread_ts = thread_ts,
        ),
    ),
    scopes("files:write"),
    preview = "no official description of Slack's knows these methods, and no live workspace was asked",
    docs = "https://docs.slack.dev/messaging/working-with-files",
)]
#[non_exhaustive]
pub struct UploadFile {
    /// The file's name: `disk-usage.png`.
    pub filename: String,
    /// The bytes: a `Vec<u8>`, a text, or a file that is read while it is sent; how many there are must be known.
    #[input(into)]
    pub content: ByteStream,
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
    /// What an image shows, for who cannot see it; at most 1000 characters.
    pub alt_txt: Option<String>,
    /// The language of a snippet: `python`; a snippet has at most 1 MB.
    pub snippet_type: Option<String>,
}
