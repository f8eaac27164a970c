//! `POST /chat.update`, <https://docs.slack.dev/reference/methods/chat.update>

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use crate::types::{Block, Parse};
use crate::{Slack, tier};

/// Replaces what a message says.
///
/// Safe to repeat: the same content replaces itself.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/chat.update" -> UpdatedMessage,
    effect = idempotent,
    scopes("chat:write"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/chat.update",
)]
#[non_exhaustive]
pub struct UpdateMessage {
    /// The channel's id; a name is not enough here.
    pub channel: String,
    /// The message's `ts`.
    pub ts: String,
    /// What the message says from now on.
    pub text: String,
    /// The layout from now on, <https://docs.slack.dev/reference/block-kit/blocks>; at most 50 blocks.
    pub blocks: Option<Vec<Block>>,
    /// The older layout from now on.
    pub attachments: Option<Vec<Value>>,
    /// Whether names of channels and people become links.
    pub link_names: Option<bool>,
    /// What becomes of names and links in `text`.
    pub parse: Option<Parse>,
    /// Whether a reply shows in the channel too.
    pub reply_broadcast: Option<bool>,
}

/// A message that was changed.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct UpdatedMessage {
    /// The channel's id.
    #[out(channel)]
    pub channel: String,
    /// The message's name inside its channel, as before.
    #[out(ts)]
    pub message_ts: String,
    /// The text as Slack stored it.
    #[out(text)]
    pub text: Option<String>,
}
