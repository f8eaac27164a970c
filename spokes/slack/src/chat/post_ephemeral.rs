//! `POST /chat.postEphemeral`, <https://docs.slack.dev/reference/methods/chat.postEphemeral>

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use crate::types::{Block, Parse};
use crate::{Slack, tier};

/// Shows a message to one person in a channel; it is gone when they reload.
///
/// Once only: Slack drops no repeats. That Slack took it does not say that the person was there to see it.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/chat.postEphemeral" -> PostedEphemeral,
    scopes("chat:write"),
    limit = tier(4),
    docs = "https://docs.slack.dev/reference/methods/chat.postEphemeral",
)]
#[non_exhaustive]
pub struct PostEphemeral {
    /// The channel's id, or its name with `#`.
    pub channel: String,
    /// The id of the person, who must be in the channel.
    pub user: String,
    /// What the message says; with `blocks`, what notifications show of it.
    pub text: String,
    /// The name to post under; needs the scope `chat:write.customize`.
    pub username: Option<String>,
    /// The emoji to post under, `:rotating_light:`; needs the scope `chat:write.customize`.
    pub icon_emoji: Option<String>,
    /// The picture to post under; needs the scope `chat:write.customize`.
    pub icon_url: Option<String>,
    /// The `ts` of the message to reply to.
    pub thread_ts: Option<String>,
    /// The layout, <https://docs.slack.dev/reference/block-kit/blocks>; at most 50 blocks.
    pub blocks: Option<Vec<Block>>,
    /// The older layout.
    pub attachments: Option<Vec<Value>>,
    /// Whether names of channels and people become links.
    pub link_names: Option<bool>,
    /// What becomes of names and links in `text`.
    pub parse: Option<Parse>,
}

/// A message that one person sees.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct PostedEphemeral {
    /// The message's name; it can be neither changed nor deleted by it.
    #[out(message_ts)]
    pub message_ts: String,
}
