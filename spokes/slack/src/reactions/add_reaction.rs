//! `POST /reactions.add`, <https://docs.slack.dev/reference/methods/reactions.add>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Adds an emoji to a message.
///
/// Safe to repeat: a second one is refused with `already_reacted`, which says that the bot's own stands there.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/reactions.add" -> (),
    effect = idempotent,
    scopes("reactions:write"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/reactions.add",
)]
#[non_exhaustive]
pub struct AddReaction {
    /// The channel's id.
    pub channel: String,
    /// The message's `ts`.
    pub timestamp: String,
    /// The emoji's name without colons: `eyes`.
    pub name: String,
}
