//! `POST /conversations.create`, <https://docs.slack.dev/reference/methods/conversations.create>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Opens a channel.
///
/// Once only: the `name_taken` of a second attempt would not tell who took the name.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/conversations.create" -> CreatedChannel,
    scopes("channels:manage"),
    limit = tier(2),
    docs = "https://docs.slack.dev/reference/methods/conversations.create",
)]
#[non_exhaustive]
pub struct CreateChannel {
    /// At most 80 characters: lower case, digits, `-` and `_`.
    pub name: String,
    /// Whether only who is invited sees it; needs the scope `groups:write`.
    pub is_private: Option<bool>,
}

/// A channel that was opened.
#[derive(Clone, Debug, Output)]
#[out(root = channel)]
#[non_exhaustive]
pub struct CreatedChannel {
    /// The channel's id.
    #[out(id)]
    pub channel_id: String,
    /// The name as Slack stored it.
    #[out(name)]
    pub name: String,
    /// Whether only who is invited sees it.
    #[out(is_private, default)]
    pub is_private: bool,
    /// The id of who opened it.
    #[out(creator)]
    pub creator: Option<String>,
    /// When it was opened, in Unix seconds.
    #[out(created)]
    pub created: Option<i64>,
}
