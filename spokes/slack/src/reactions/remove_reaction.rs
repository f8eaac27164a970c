//! `POST /reactions.remove`, <https://docs.slack.dev/reference/methods/reactions.remove>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Takes the own emoji off a message.
///
/// Safe to repeat: a second one is refused with `no_reaction`.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/reactions.remove" -> (),
    effect = idempotent,
    scopes("reactions:write"),
    limit = tier(2),
    docs = "https://docs.slack.dev/reference/methods/reactions.remove",
)]
#[non_exhaustive]
pub struct RemoveReaction {
    /// The channel's id.
    pub channel: String,
    /// The message's `ts`.
    pub timestamp: String,
    /// The emoji's name without colons: `eyes`.
    pub name: String,
}
