//! `POST /conversations.rename`, <https://docs.slack.dev/reference/methods/conversations.rename>

use spoke_runtime::prelude::*;

use super::ChannelState;
use crate::{Slack, tier};

/// Gives a channel another name.
///
/// Safe to repeat: the same name replaces itself.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/conversations.rename" -> ChannelState,
    effect = idempotent,
    scopes("channels:manage"),
    limit = tier(2),
    docs = "https://docs.slack.dev/reference/methods/conversations.rename",
)]
#[non_exhaustive]
pub struct RenameChannel {
    /// The channel's id.
    pub channel: String,
    /// At most 80 characters: lower case, digits, `-` and `_`.
    pub name: String,
}
