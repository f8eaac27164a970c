//! The id of a message that waits for its time.

use std::fmt;

use serde::Deserialize;

/// What takes a scheduled message back: `Q1298393284`. Slack's pages show it as a number in lists; as text it is the same.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(from = "Sent")]
pub struct ScheduledMessageId(String);

#[derive(Deserialize)]
#[serde(untagged)]
enum Sent {
    Text(String),
    Number(u64),
}

impl From<Sent> for ScheduledMessageId {
    fn from(sent: Sent) -> Self {
        match sent {
            Sent::Text(text) => ScheduledMessageId(text),
            Sent::Number(number) => ScheduledMessageId(format!("Q{number}")),
        }
    }
}

impl fmt::Display for ScheduledMessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for ScheduledMessageId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<ScheduledMessageId> for String {
    fn from(id: ScheduledMessageId) -> Self {
        id.0
    }
}

impl From<&ScheduledMessageId> for String {
    fn from(id: &ScheduledMessageId) -> Self {
        id.0.clone()
    }
}
