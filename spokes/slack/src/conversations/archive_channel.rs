//! `POST /conversations.archive`, <https://docs.slack.dev/reference/methods/conversations.archive>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Closes a channel: it takes no more messages.
///
/// Safe to repeat: a second one is refused with `already_archived`.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/conversations.archive" -> (),
    effect = idempotent,
    scopes("channels:manage"),
    limit = tier(2),
    docs = "https://docs.slack.dev/reference/methods/conversations.archive",
)]
#[non_exhaustive]
pub struct ArchiveChannel {
    /// The channel's id.
    pub channel: String,
}
