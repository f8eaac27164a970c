//! `POST /chat.postMessage` with an approve and a deny button, <https://docs.slack.dev/reference/block-kit/blocks/actions-block>

use spoke_runtime::prelude::*;

use super::PostedMessage;
use crate::{MESSAGES, POSTS, Slack};

/// Asks a channel to approve or deny something, by two buttons.
///
/// Who presses one is told to the app's interactivity address, by a `block_actions` payload with `block_id`, the button's
/// `action_id` and `value`; [`update_message`](super::update_message) then takes the buttons away.
///
/// Once only: Slack drops no repeats.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/chat.postMessage" -> PostedMessage,
    scopes("chat:write"),
    limit = [POSTS, MESSAGES by channel],
    docs = "https://docs.slack.dev/reference/block-kit/blocks/actions-block",
    body = {
        "channel": channel,
        "text": text,
        "thread_ts": thread_ts,
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": text}},
            {
                "type": "actions",
                "block_id": block_id,
                "elements": [
                    {
                        "type": "button",
                        "text": {"type": "plain_text", "text": approve_label},
                        "style": "primary",
                        "action_id": approve_action_id,
                        "value": value,
                    },
                    {
                        "type": "button",
                        "text": {"type": "plain_text", "text": deny_label},
                        "style": "danger",
                        "action_id": deny_action_id,
                        "value": value,
                    },
                ],
            },
        ],
    },
)]
#[non_exhaustive]
pub struct PostApproval {
    /// The channel's id, or its name with `#`.
    pub channel: String,
    /// What is asked, in Slack's markup; at most 3000 characters.
    pub text: String,
    /// What the answer names the question by: `CHG0030001`; at most 255 characters, one of a kind in its message.
    pub block_id: String,
    /// What the answer carries, whichever button is pressed; at most 2000 characters.
    pub value: String,
    /// What the first button says; at most 75 characters.
    #[input(default = "Approve".to_owned())]
    pub approve_label: String,
    /// What the answer names the first button by; at most 255 characters.
    #[input(default = "approve".to_owned())]
    pub approve_action_id: String,
    /// What the second button says; at most 75 characters.
    #[input(default = "Deny".to_owned())]
    pub deny_label: String,
    /// What the answer names the second button by; at most 255 characters.
    #[input(default = "deny".to_owned())]
    pub deny_action_id: String,
    /// The `ts` of the message to reply to.
    pub thread_ts: Option<String>,
}
