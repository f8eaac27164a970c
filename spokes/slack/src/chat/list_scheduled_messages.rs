//! `GET /chat.scheduledMessages.list`, <https://docs.slack.dev/reference/methods/chat.scheduledMessages.list>

use spoke_runtime::prelude::*;

use crate::types::ScheduledMessageId;
use crate::{Slack, tier};

/// Gives one page of the messages that wait for their time.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/chat.scheduledMessages.list" -> ScheduledMessageList,
    pages(cursor = response_metadata.next_cursor => cursor),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/chat.scheduledMessages.list",
)]
#[non_exhaustive]
pub struct ListScheduledMessages {
    /// Only those of this channel, by its id.
    pub channel: Option<String>,
    /// The `next_cursor` of the page before; left out for the first page.
    pub cursor: Option<String>,
    /// The most messages on a page.
    pub limit: Option<u32>,
    /// Only those that are due after this moment, in Unix seconds.
    pub oldest: Option<u64>,
    /// Only those that are due before this moment, in Unix seconds.
    pub latest: Option<u64>,
}

/// A page of messages that wait.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct ScheduledMessageList {
    /// The messages.
    #[out(scheduled_messages, items)]
    pub messages: Vec<WaitingMessage>,
    /// What asks for the next page; empty on the last one.
    #[out(response_metadata.next_cursor, default)]
    pub next_cursor: String,
}

/// A message that waits.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct WaitingMessage {
    /// What takes it back.
    #[out(id)]
    pub scheduled_message_id: ScheduledMessageId,
    /// The channel's id.
    #[out(channel_id)]
    pub channel: String,
    /// When it is due, in Unix seconds.
    #[out(post_at)]
    pub post_at: u64,
    /// When it was scheduled, in Unix seconds.
    #[out(date_created)]
    pub created: Option<u64>,
    /// The text.
    #[out(text)]
    pub text: Option<String>,
}
