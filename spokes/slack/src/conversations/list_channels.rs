//! `GET /conversations.list`, <https://docs.slack.dev/reference/methods/conversations.list>

use spoke_runtime::prelude::*;

use crate::types::ConversationKinds;
use crate::{Slack, tier};

/// Gives one page of the workspace's channels.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/conversations.list" -> ChannelList,
    scopes("channels:read"),
    pages(cursor = response_metadata.next_cursor => cursor),
    limit = tier(2),
    docs = "https://docs.slack.dev/reference/methods/conversations.list",
)]
#[non_exhaustive]
pub struct ListChannels {
    /// The `next_cursor` of the page before; left out for the first page.
    pub cursor: Option<String>,
    /// The most channels on a page, 1 to 1000; Slack suggests at most 200.
    pub limit: Option<u32>,
    /// Whether archived channels are left out.
    pub exclude_archived: Option<bool>,
    /// The kinds of conversations; public channels where nothing is said. A text holds them with commas between.
    #[input(into)]
    pub types: Option<ConversationKinds>,
}

/// A page of channels.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct ChannelList {
    /// The channels; a page may hold fewer than were asked for.
    #[out(channels, items)]
    pub channels: Vec<Channel>,
    /// What asks for the next page; empty on the last one.
    #[out(response_metadata.next_cursor, default)]
    pub next_cursor: String,
}

/// A channel.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Channel {
    /// The channel's id.
    #[out(id)]
    pub channel_id: String,
    /// The name without `#`; empty for a direct message.
    #[out(name, default)]
    pub name: String,
    /// Whether only who is invited sees it.
    #[out(is_private, default)]
    pub is_private: bool,
    /// Whether it takes no more messages.
    #[out(is_archived, default)]
    pub is_archived: bool,
    /// Whether the bot is in it.
    #[out(is_member, default)]
    pub is_member: bool,
    /// What it is about at the moment.
    #[out(topic.value)]
    pub topic: Option<String>,
    /// What it is for.
    #[out(purpose.value)]
    pub purpose: Option<String>,
    /// How many are in it.
    #[out(num_members)]
    pub member_count: Option<u64>,
}
