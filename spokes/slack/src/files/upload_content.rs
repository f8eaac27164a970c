//! `POST /` at the address that `files.getUploadURLExternal` gave, <https://docs.slack.dev/messaging/working-with-files>

use spoke_runtime::ByteStream;
use spoke_runtime::prelude::*;

use crate::Slack;

/// Uploads a file's bytes: the second of three steps.
///
/// Safe to repeat: the address belongs to one file, which [`complete_upload`](super::complete_upload) shares once. The
/// address is its own credential, and the connection's is not sent to it.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/",
    at = upload_url,
    bytes = content,
    effect = idempotent,
    preview = "no official description of Slack's knows this call, and no live workspace was asked",
    docs = "https://docs.slack.dev/messaging/working-with-files",
)]
#[non_exhaustive]
pub struct UploadContent {
    /// The `upload_url` that `get_upload_url` gave.
    pub upload_url: String,
    /// The bytes, as many as were announced: a `Vec<u8>`, a text, or a file that is read while it is sent.
    #[input(into)]
    pub content: ByteStream,
}
