//! What the sandbox remembers: channels with their messages, and people.

use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Value, json};

use super::refuse;

/// When the sandbox's time begins, in Unix seconds: fixed, so that a run repeats itself.
const BEGINNING: u64 = 1_760_000_000;

/// The bot that [`TOKEN`](super::TOKEN) belongs to.
pub(super) const BOT_USER: &str = "U0SPOKEBOT";

/// The workspace's id.
pub(super) const TEAM: &str = "T000000001";

/// A workspace of Slack: what the sandbox begins with and what it has been told since.
#[derive(Debug)]
pub struct Workspace {
    pub(super) channels: Vec<Channel>,
    pub(super) people: Vec<Value>,
    moments: u64,
}

/// A channel with its messages, oldest first.
#[derive(Debug)]
pub(super) struct Channel {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) is_private: bool,
    pub(super) is_archived: bool,
    pub(super) created: u64,
    pub(super) messages: Vec<Value>,
}

impl Default for Workspace {
    fn default() -> Self {
        Workspace::new()
    }
}

impl Workspace {
    /// A workspace with the channel `#general` and nobody in it.
    pub fn new() -> Self {
        Workspace { channels: Vec::new(), people: Vec::new(), moments: 0 }.channel("general")
    }

    /// Adds a public channel by its name without `#`.
    #[must_use]
    pub fn channel(mut self, name: &str) -> Self {
        self.open_channel(name, false);
        self
    }

    /// Adds a channel that was archived, which refuses messages.
    #[must_use]
    pub fn archived_channel(mut self, name: &str) -> Self {
        self.open_channel(name, false).is_archived = true;
        self
    }

    /// Adds a person.
    #[must_use]
    pub fn user(mut self, email: &str, real_name: &str) -> Self {
        let name = email.split('@').next().unwrap_or(email);
        let id = format!("U{:09}", self.people.len() + 1);
        self.people.push(json!({
            "id": id,
            "team_id": TEAM,
            "name": name,
            "deleted": false,
            "real_name": real_name,
            "tz": "Europe/Berlin",
            "is_bot": false,
            "profile": {"real_name": real_name, "display_name": name, "email": email},
        }));
        self
    }

    /// The messages of a channel, oldest first, replies included, each as `conversations.history` shows it; none where
    /// there is no such channel.
    pub fn messages(&self, channel: &str) -> Vec<Value> {
        self.find(channel).map_or_else(Vec::new, |channel| channel.messages.clone())
    }

    /// The names of all channels, oldest first.
    pub fn channel_names(&self) -> Vec<String> {
        self.channels.iter().map(|channel| channel.name.clone()).collect()
    }

    pub(super) fn open_channel(&mut self, name: &str, is_private: bool) -> &mut Channel {
        let id = format!("C{:09}", self.channels.len() + 1);
        self.moments += 1;
        let created = BEGINNING + self.moments;
        let name = name.to_owned();
        self.channels.push(Channel {
            id,
            name,
            is_private,
            is_archived: false,
            created,
            messages: Vec::new(),
        });
        self.channels.last_mut().expect("one was just pushed")
    }

    /// The channel of this id or name, with or without `#`.
    fn find(&self, channel: &str) -> Option<&Channel> {
        let name = channel.trim_start_matches('#');
        self.channels.iter().find(|one| one.id == channel || one.name == name)
    }

    /// The channel that a call names.
    pub(super) fn channel_mut(&mut self, channel: &str) -> Result<&mut Channel, Answer> {
        let name = channel.trim_start_matches('#');
        self.channels
            .iter_mut()
            .find(|one| one.id == channel || one.name == name)
            .ok_or_else(|| refuse("channel_not_found"))
    }

    /// The next timestamp, which is also a message's name.
    pub(super) fn next_ts(&mut self) -> String {
        self.moments += 1;
        format!("{}.{:06}", BEGINNING + self.moments, self.moments * 100 % 1_000_000)
    }
}

impl Channel {
    /// The message of this timestamp.
    pub(super) fn message_mut(&mut self, ts: &str) -> Option<&mut Value> {
        self.messages.iter_mut().find(|message| message["ts"] == ts)
    }

    /// The channel as Slack shows it.
    pub(super) fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": !self.is_private,
            "is_group": self.is_private,
            "is_private": self.is_private,
            "is_archived": self.is_archived,
            "is_general": self.name == "general",
            "is_member": true,
            "created": self.created,
            "creator": BOT_USER,
            "topic": {"value": "", "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": 1,
        })
    }
}
