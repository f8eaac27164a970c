//! `GET /chat.getPermalink`, <https://docs.slack.dev/reference/methods/chat.getPermalink>

use spoke_runtime::prelude::*;

use crate::Slack;

/// Gives the address of a message, for people.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/chat.getPermalink" -> Permalink,
    docs = "https://docs.slack.dev/reference/methods/chat.getPermalink",
)]
#[non_exhaustive]
pub struct GetPermalink {
    /// The channel's id.
    pub channel: String,
    /// The message's `ts`.
    pub message_ts: String,
}

/// Where people find a message.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Permalink {
    /// The channel's id.
    #[out(channel)]
    pub channel: String,
    /// The address: `https://acme.slack.com/archives/C1H9RESGA/p135854651500008`.
    #[out(permalink)]
    pub permalink: String,
}
