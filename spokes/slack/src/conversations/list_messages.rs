//! `GET /conversations.history`, <https://docs.slack.dev/reference/methods/conversations.history>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Gives one page of a channel's messages, the newest first, without the replies in threads.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/conversations.history" -> MessageList,
    scopes("channels:history"),
    pages(cursor = response_metadata.next_cursor => cursor),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/conversations.history",
)]
#[non_exhaustive]
pub struct ListMessages {
    /// The channel's id.
    pub channel: String,
    /// The `next_cursor` of the page before; left out for the first page.
    pub cursor: Option<String>,
    /// The most messages on a page, 1 to 999.
    pub limit: Option<u32>,
    /// Only messages after this `ts`.
    pub oldest: Option<String>,
    /// Only messages before this `ts`.
    pub latest: Option<String>,
    /// Whether the messages at `oldest` and `latest` count too.
    pub inclusive: Option<bool>,
}

/// A page of messages.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct MessageList {
    /// The messages.
    #[out(messages, items)]
    pub messages: Vec<Message>,
    /// Whether older ones follow.
    #[out(has_more, default)]
    pub has_more: bool,
    /// What asks for the next page; empty on the last one.
    #[out(response_metadata.next_cursor, default)]
    pub next_cursor: String,
}

/// A message in a channel.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Message {
    /// The message's name inside its channel.
    #[out(ts)]
    pub message_ts: String,
    /// The text in Slack's markup.
    #[out(text, default)]
    pub text: String,
    /// The id of who wrote it.
    #[out(user)]
    pub user: Option<String>,
    /// The id of the program that wrote it.
    #[out(bot_id)]
    pub bot_id: Option<String>,
    /// What the channel itself tells, such as `channel_join`; nothing for a message that somebody wrote.
    #[out(subtype)]
    pub subtype: Option<String>,
    /// The `ts` of its thread's first message, where there is a thread.
    #[out(thread_ts)]
    pub thread_ts: Option<String>,
    /// How many replies its thread has.
    #[out(reply_count)]
    pub reply_count: Option<u64>,
}
