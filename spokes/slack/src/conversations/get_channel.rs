//! `GET /conversations.info`, <https://docs.slack.dev/reference/methods/conversations.info>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Gives a channel by its id.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/conversations.info" -> ChannelState,
    scopes("channels:read"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/conversations.info",
)]
#[non_exhaustive]
pub struct GetChannel {
    /// The channel's id.
    pub channel: String,
    /// Whether to give `locale`.
    pub include_locale: Option<bool>,
    /// Whether to give `member_count`.
    pub include_num_members: Option<bool>,
}

/// A channel as it stands.
#[derive(Clone, Debug, Output)]
#[out(root = channel)]
#[non_exhaustive]
pub struct ChannelState {
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
    /// The id of who opened it.
    #[out(creator)]
    pub creator: Option<String>,
    /// When it was opened, in Unix seconds.
    #[out(created)]
    pub created: Option<i64>,
    /// How many are in it, where that was asked for.
    #[out(num_members)]
    pub member_count: Option<u64>,
    /// Its language, where that was asked for: `en-US`.
    #[out(locale)]
    pub locale: Option<String>,
}
