//! `GET /conversations.members`, <https://docs.slack.dev/reference/methods/conversations.members>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Gives one page of the ids of who is in a channel.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/conversations.members" -> ChannelMemberList,
    scopes("channels:read"),
    pages(cursor = response_metadata.next_cursor => cursor),
    limit = tier(4),
    docs = "https://docs.slack.dev/reference/methods/conversations.members",
)]
#[non_exhaustive]
pub struct ListChannelMembers {
    /// The channel's id.
    pub channel: String,
    /// The `next_cursor` of the page before; left out for the first page.
    pub cursor: Option<String>,
    /// The most ids on a page, 1 to 1000; Slack suggests at most 200.
    pub limit: Option<u32>,
}

/// A page of ids.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct ChannelMemberList {
    /// The ids of people and programs.
    #[out(members, items)]
    pub user_ids: Vec<String>,
    /// What asks for the next page; empty on the last one.
    #[out(response_metadata.next_cursor, default)]
    pub next_cursor: String,
}
