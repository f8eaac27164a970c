//! `POST /chat.postMessage`, <https://docs.slack.dev/reference/methods/chat.postMessage>

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use crate::types::{Block, Parse};
use crate::{MESSAGES, POSTS, Slack};

/// Posts a message to a channel, or into a thread of it.
///
/// Once only: Slack drops no repeats.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/chat.postMessage" -> PostedMessage,
    scopes("chat:write"),
    limit = [POSTS, MESSAGES by channel],
    docs = "https://docs.slack.dev/reference/methods/chat.postMessage",
)]
#[non_exhaustive]
pub struct PostMessage {
    /// The channel's id, or its name with `#`.
    pub channel: String,
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
    /// Whether a reply shows in the channel too.
    pub reply_broadcast: Option<bool>,
    /// The layout, <https://docs.slack.dev/reference/block-kit/blocks>; at most 50 blocks.
    pub blocks: Option<Vec<Block>>,
    /// The older layout, <https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments>.
    pub attachments: Option<Vec<Value>>,
    /// Whether `text` is Slack's own markup; it is where nothing is said.
    pub mrkdwn: Option<bool>,
    /// Whether names of channels and people become links.
    pub link_names: Option<bool>,
    /// What becomes of names and links in `text`.
    pub parse: Option<Parse>,
    /// Whether links to pages are shown unfolded.
    pub unfurl_links: Option<bool>,
    /// Whether links to media are shown unfolded.
    pub unfurl_media: Option<bool>,
}

/// A message that stands in its channel.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct PostedMessage {
    /// The channel's id.
    #[out(channel)]
    pub channel: String,
    /// The message's name inside its channel, for replies, changes and reactions.
    #[out(ts)]
    pub message_ts: String,
    /// The text as Slack stored it.
    #[out(message.text)]
    pub text: Option<String>,
    /// The `ts` of the thread's first message, for a reply.
    #[out(message.thread_ts)]
    pub thread_ts: Option<String>,
}
