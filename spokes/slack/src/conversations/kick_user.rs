//! `POST /conversations.kick`, <https://docs.slack.dev/reference/methods/conversations.kick>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Takes a person out of a channel.
///
/// Safe to repeat: a second one is refused with `not_in_channel`.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/conversations.kick" -> (),
    effect = idempotent,
    scopes("channels:manage"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/conversations.kick",
)]
#[non_exhaustive]
pub struct KickUser {
    /// The channel's id.
    pub channel: String,
    /// The person's id.
    pub user: String,
}
