//! `POST /chat.scheduleMessage`, <https://docs.slack.dev/reference/methods/chat.scheduleMessage>

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use crate::types::{Block, Parse, ScheduledMessageId};
use crate::{Slack, tier};

/// Posts a message later, within 120 days.
///
/// Once only: Slack drops no repeats.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/chat.scheduleMessage" -> ScheduledMessage,
    scopes("chat:write"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/chat.scheduleMessage",
)]
#[non_exhaustive]
pub struct ScheduleMessage {
    /// The channel's id, or its name with `#`.
    pub channel: String,
    /// When to post, in Unix seconds.
    pub post_at: u64,
    /// What the message says; with `blocks`, what notifications show of it.
    pub text: String,
    /// The `ts` of the message to reply to.
    pub thread_ts: Option<String>,
    /// Whether a reply shows in the channel too.
    pub reply_broadcast: Option<bool>,
    /// The layout, <https://docs.slack.dev/reference/block-kit/blocks>; at most 50 blocks.
    pub blocks: Option<Vec<Block>>,
    /// The older layout.
    pub attachments: Option<Vec<Value>>,
    /// Whether names of channels and people become links.
    pub link_names: Option<bool>,
    /// What becomes of names and links in `text`.
    pub parse: Option<Parse>,
    /// Whether links to pages are shown unfolded.
    pub unfurl_links: Option<bool>,
    /// Whether links to media are shown unfolded.
    pub unfurl_media: Option<bool>,
}

/// A message that waits for its time.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct ScheduledMessage {
    /// The channel's id.
    #[out(channel)]
    pub channel: String,
    /// What takes it back: `Q1298393284`.
    #[out(scheduled_message_id)]
    pub scheduled_message_id: ScheduledMessageId,
    /// The text as Slack stored it.
    #[out(message.text)]
    pub text: Option<String>,
}
