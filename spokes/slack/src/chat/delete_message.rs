//! `POST /chat.delete`, <https://docs.slack.dev/reference/methods/chat.delete>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Deletes a message; a bot may delete its own.
///
/// Safe to repeat: a second one is refused with `message_not_found`.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/chat.delete" -> DeletedMessage,
    effect = idempotent,
    scopes("chat:write"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/chat.delete",
)]
#[non_exhaustive]
pub struct DeleteMessage {
    /// The channel's id; a name is not enough here.
    pub channel: String,
    /// The message's `ts`.
    pub ts: String,
}

/// A message that is gone.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct DeletedMessage {
    /// The channel's id.
    #[out(channel)]
    pub channel: String,
    /// The name that the message had inside its channel.
    #[out(ts)]
    pub message_ts: String,
}
