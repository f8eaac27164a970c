//! A channel or direct message of the sandbox.

use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Value, json};

use super::refuse;
use super::workspace::BOT_USER;

/// A channel or direct message.
#[derive(Debug)]
pub(super) struct Channel {
    pub(super) id: String,
    /// Without `#`; empty for a direct message.
    pub(super) name: String,
    pub(super) sort: Sort,
    pub(super) is_archived: bool,
    pub(super) topic: String,
    pub(super) created: u64,
    /// The ids of who is in it.
    pub(super) members: Vec<String>,
    /// The messages, oldest first.
    pub(super) messages: Vec<Value>,
    /// What single people were shown, each with their id.
    pub(super) ephemerals: Vec<(String, Value)>,
}

/// A sort of conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Public,
    Private,
    Group,
    Direct,
}

impl Sort {
    /// The sort that `conversations.list` calls so.
    pub(super) fn of(kind: &str) -> Option<Self> {
        match kind {
            "public_channel" => Some(Sort::Public),
            "private_channel" => Some(Sort::Private),
            "mpim" => Some(Sort::Group),
            "im" => Some(Sort::Direct),
            _ => None,
        }
    }

    /// What ids begin with.
    pub(super) fn letter(self) -> char {
        match self {
            Sort::Public | Sort::Private => 'C',
            Sort::Group => 'G',
            Sort::Direct => 'D',
        }
    }
}

impl Channel {
    /// Whether the bot is in it.
    pub(super) fn has_bot(&self) -> bool {
        self.members.iter().any(|member| member == BOT_USER)
    }

    /// The message of this timestamp.
    pub(super) fn message_mut(&mut self, ts: &str) -> Option<&mut Value> {
        self.messages.iter_mut().find(|message| message["ts"] == ts)
    }

    /// The bot's message of this timestamp; somebody else's is refused with `word`.
    pub(super) fn own_message(&mut self, ts: &str, word: &str) -> Result<&mut Value, Answer> {
        match self.message_mut(ts) {
            None => Err(refuse("message_not_found")),
            Some(message) if message["user"] != BOT_USER => Err(refuse(word)),
            Some(message) => Ok(message),
        }
    }

    /// Adds a message; the first one of its thread learns of a reply.
    pub(super) fn post(&mut self, message: Value) -> Result<(), Answer> {
        if let Some(thread) = message["thread_ts"].as_str() {
            let first = self.message_mut(thread).ok_or_else(|| refuse("thread_not_found"))?;
            first["thread_ts"] = json!(thread);
            first["reply_count"] = json!(first["reply_count"].as_u64().unwrap_or(0) + 1);
            first["latest_reply"] = message["ts"].clone();
        }
        self.messages.push(message);
        Ok(())
    }

    /// Takes a message out; the first one of its thread learns of it.
    pub(super) fn remove(&mut self, ts: &str) {
        let Some(place) = self.messages.iter().position(|message| message["ts"] == ts) else { return };
        let message = self.messages.remove(place);
        let thread = message["thread_ts"].as_str().filter(|thread| *thread != ts);
        if let Some(first) = thread.and_then(|thread| self.message_mut(thread)) {
            first["reply_count"] = json!(first["reply_count"].as_u64().unwrap_or(1).saturating_sub(1));
        }
    }

    /// The channel as Slack shows it.
    pub(super) fn to_json(&self) -> Value {
        let Channel { id, name, sort, is_archived, topic, created, members, messages: _, ephemerals: _ } =
            self;
        let mut shown = json!({
            "id": id,
            "is_channel": *sort == Sort::Public,
            "is_group": *sort == Sort::Private,
            "is_im": *sort == Sort::Direct,
            "is_mpim": *sort == Sort::Group,
            "is_private": *sort != Sort::Public,
            "is_archived": is_archived,
            "is_general": name == "general",
            "is_member": self.has_bot(),
            "created": created,
            "creator": BOT_USER,
            "topic": {"value": topic, "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": members.len(),
        });
        match sort {
            Sort::Direct => shown["user"] = json!(members.iter().find(|member| *member != BOT_USER)),
            Sort::Public | Sort::Private | Sort::Group => {
                shown["name"] = json!(name);
                shown["name_normalized"] = json!(name);
            }
        }
        shown
    }
}
