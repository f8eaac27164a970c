//! `POST /conversations.open`, <https://docs.slack.dev/reference/methods/conversations.open>

use spoke_runtime::prelude::*;

use crate::types::UserIds;
use crate::{Slack, tier};

/// Opens a direct message with one person, or with up to eight.
///
/// Safe to repeat: the same people have one conversation, which is given again.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/conversations.open" -> OpenedConversation,
    effect = idempotent,
    scopes("im:write"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/conversations.open",
)]
#[non_exhaustive]
pub struct OpenConversation {
    /// Their ids without the bot's own; more than one needs the scope `mpim:write`. A text holds them with commas between.
    #[input(into)]
    pub users: UserIds,
}

/// A direct message.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct OpenedConversation {
    /// Its id, which messages are posted to.
    #[out(channel.id)]
    pub channel_id: String,
    /// Whether it was open before.
    #[out(already_open, default)]
    pub was_open: bool,
}
