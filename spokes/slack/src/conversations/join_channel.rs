//! `POST /conversations.join`, <https://docs.slack.dev/reference/methods/conversations.join>

use spoke_runtime::prelude::*;

use super::ChannelState;
use crate::{Slack, tier};

/// Lets the bot join a public channel.
///
/// Safe to repeat: who is in stays in.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/conversations.join" -> ChannelState,
    effect = idempotent,
    scopes("channels:join"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/conversations.join",
)]
#[non_exhaustive]
pub struct JoinChannel {
    /// The channel's id.
    pub channel: String,
}
