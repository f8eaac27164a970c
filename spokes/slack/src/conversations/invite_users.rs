//! `POST /conversations.invite`, <https://docs.slack.dev/reference/methods/conversations.invite>

use spoke_runtime::prelude::*;

use super::ChannelState;
use crate::types::UserIds;
use crate::{Slack, tier};

/// Brings people into a channel.
///
/// Safe to repeat: who is in already is refused with `already_in_channel`. Where one of several is refused, nobody is brought in.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/conversations.invite" -> ChannelState,
    effect = idempotent,
    scopes("channels:manage"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/conversations.invite",
)]
#[non_exhaustive]
pub struct InviteUsers {
    /// The channel's id.
    pub channel: String,
    /// Their ids, at most 1000; a text holds them with commas between.
    #[input(into)]
    pub users: UserIds,
}
