//! `GET /conversations.replies`, <https://docs.slack.dev/reference/methods/conversations.replies>

use spoke_runtime::prelude::*;

use super::MessageList;
use crate::{Slack, tier};

/// Gives one page of a thread: its first message, then its replies, the oldest first.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/conversations.replies" -> MessageList,
    scopes("channels:history"),
    pages(cursor = response_metadata.next_cursor => cursor),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/conversations.replies",
)]
#[non_exhaustive]
pub struct ListReplies {
    /// The channel's id.
    pub channel: String,
    /// The `ts` of the thread's first message.
    pub ts: String,
    /// The `next_cursor` of the page before; left out for the first page.
    pub cursor: Option<String>,
    /// The most messages on a page, 1 to 1000.
    pub limit: Option<u32>,
    /// Only messages after this `ts`.
    pub oldest: Option<String>,
    /// Only messages before this `ts`.
    pub latest: Option<String>,
    /// Whether the messages at `oldest` and `latest` count too.
    pub inclusive: Option<bool>,
}
