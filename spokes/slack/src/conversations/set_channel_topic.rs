//! `POST /conversations.setTopic`, <https://docs.slack.dev/reference/methods/conversations.setTopic>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Says what a channel is about at the moment.
///
/// Safe to repeat: the same topic replaces itself.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/conversations.setTopic" -> (),
    effect = idempotent,
    scopes("channels:manage"),
    limit = tier(2),
    docs = "https://docs.slack.dev/reference/methods/conversations.setTopic",
)]
#[non_exhaustive]
pub struct SetChannelTopic {
    /// The channel's id.
    pub channel: String,
    /// At most 250 characters, without markup.
    pub topic: String,
}
