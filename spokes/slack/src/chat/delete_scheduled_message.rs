//! `POST /chat.deleteScheduledMessage`, <https://docs.slack.dev/reference/methods/chat.deleteScheduledMessage>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Takes a message back before its time.
///
/// Safe to repeat: a second one is refused with `invalid_scheduled_message_id`.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/chat.deleteScheduledMessage" -> (),
    effect = idempotent,
    scopes("chat:write"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/chat.deleteScheduledMessage",
)]
#[non_exhaustive]
pub struct DeleteScheduledMessage {
    /// The id of the channel that it would be posted to.
    pub channel: String,
    /// What `schedule_message` gave: `Q1298393284`.
    pub scheduled_message_id: String,
}
