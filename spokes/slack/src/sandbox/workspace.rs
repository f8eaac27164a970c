//! What the sandbox remembers: channels, people, what waits for its time, files.

use spoke_runtime::sandbox::Answer;
use spoke_runtime::serde_json::{Value, json};

use super::channel::{Channel, Sort};
use super::refuse;

/// When the sandbox's time begins, in Unix seconds: fixed, so that a run repeats itself.
const BEGINNING: u64 = 1_760_000_000;

/// The bot that [`TOKEN`](super::TOKEN) belongs to: its user, and itself.
pub(super) const BOT_USER: &str = "U0SPOKEBOT";
pub(super) const BOT: &str = "B0SPOKEBOT";

/// The workspace's id.
pub(super) const TEAM: &str = "T000000001";

/// A workspace of Slack: what the sandbox begins with and what it has been told since.
#[derive(Debug)]
pub struct Workspace {
    pub(super) channels: Vec<Channel>,
    pub(super) people: Vec<Value>,
    pub(super) scheduled: Vec<Scheduled>,
    /// What is being uploaded, and what was.
    pub(super) uploads: Vec<Upload>,
    pub(super) files: Vec<Upload>,
    seconds: u64,
    numbers: u64,
}

/// A message that waits for its time.
#[derive(Debug)]
pub(super) struct Scheduled {
    pub(super) id: String,
    pub(super) channel: String,
    pub(super) post_at: u64,
    pub(super) created: u64,
    pub(super) message: Value,
}

/// A file: announced, and with its content once that came.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    pub(super) id: String,
    pub(super) filename: String,
    pub(super) length: u64,
    pub(super) content: Option<Vec<u8>>,
}

impl Default for Workspace {
    fn default() -> Self {
        Workspace::new()
    }
}

impl Workspace {
    /// A workspace with the channel `#general`, and with nobody but the bot.
    pub fn new() -> Self {
        let (channels, people, scheduled, uploads, files) = Default::default();
        let empty = Workspace { channels, people, scheduled, uploads, files, seconds: 0, numbers: 0 };
        let mut workspace = empty.channel("general");
        let bot = json!({"id": BOT_USER, "team_id": TEAM, "name": "spoke", "deleted": false, "real_name": "Spoke",
            "tz": "Europe/Berlin", "is_bot": true, "profile": {"real_name": "Spoke", "display_name": "spoke"}});
        workspace.people.push(bot);
        workspace
    }

    /// Adds a public channel by its name without `#`, with the bot in it.
    #[must_use]
    pub fn channel(mut self, name: &str) -> Self {
        self.open_channel(name, Sort::Public);
        self
    }

    /// Adds a public channel without the bot, which must join before it writes.
    #[must_use]
    pub fn other_channel(mut self, name: &str) -> Self {
        self.open_channel(name, Sort::Public).members.clear();
        self
    }

    /// Adds a channel that was archived, which refuses messages.
    #[must_use]
    pub fn archived_channel(mut self, name: &str) -> Self {
        self.open_channel(name, Sort::Public).is_archived = true;
        self
    }

    /// Adds a person, who is in `#general`.
    #[must_use]
    pub fn user(mut self, email: &str, real_name: &str) -> Self {
        let name = email.split('@').next().unwrap_or(email);
        self.add_person(name, email, real_name);
        self
    }

    /// Adds a message that a person wrote in a channel; nothing where there is no such person or channel.
    #[must_use]
    pub fn said(mut self, channel: &str, email: &str, text: &str) -> Self {
        let ts = self.next_ts();
        let user = self.by_email(email).map(|user| user["id"].clone());
        if let (Some(user), Ok(channel)) = (user, self.named(channel)) {
            channel.messages.push(json!({"type": "message", "user": user, "text": text, "ts": ts}));
        }
        self
    }

    /// The messages of a channel, oldest first, replies included, each as `conversations.history` shows it; none where
    /// there is no such channel.
    pub fn messages(&self, channel: &str) -> Vec<Value> {
        self.find(channel).map_or_else(Vec::new, |channel| channel.messages.clone())
    }

    /// What single people were shown in a channel, oldest first, each with their id.
    pub fn ephemerals(&self, channel: &str) -> Vec<(String, Value)> {
        self.find(channel).map_or_else(Vec::new, |channel| channel.ephemerals.clone())
    }

    /// The names of all channels, oldest first, direct messages apart.
    pub fn channel_names(&self) -> Vec<String> {
        let names = self.channels.iter().map(|channel| channel.name.clone());
        names.filter(|name| !name.is_empty()).collect()
    }

    /// The content of a file whose upload was completed, by its id.
    pub fn file(&self, id: &str) -> Option<Vec<u8>> {
        self.files.iter().find(|file| file.id == id)?.content.clone()
    }

    /// The sandbox's time, in Unix seconds. It begins at the same moment in every run, and goes on by a second with
    /// each message.
    pub fn now(&self) -> u64 {
        BEGINNING + self.seconds
    }

    /// Lets time go by; what was scheduled is posted when its time comes.
    pub fn pass(&mut self, seconds: u64) {
        self.seconds += seconds;
        let now = self.now();
        let (mut due, waiting): (Vec<_>, Vec<_>) = self.scheduled.drain(..).partition(|it| it.post_at <= now);
        self.scheduled = waiting;
        due.sort_by_key(|scheduled| scheduled.post_at);
        for Scheduled { channel, mut message, .. } in due {
            message["ts"] = json!(self.next_ts());
            if let Ok(channel) = self.by_id(&channel) {
                // A thread that is gone by then takes no reply; Slack drops it as well.
                let _ = channel.post(message);
            }
        }
    }

    pub(super) fn open_channel(&mut self, name: &str, sort: Sort) -> &mut Channel {
        let id = format!("{}{:09}", sort.letter(), self.channels.len() + 1);
        self.seconds += 1;
        self.channels.push(Channel {
            id,
            name: name.to_owned(),
            sort,
            is_archived: false,
            topic: String::new(),
            created: self.now(),
            members: vec![BOT_USER.to_owned()],
            messages: Vec::new(),
            ephemerals: Vec::new(),
        });
        self.channels.last_mut().expect("one was just pushed")
    }

    /// Adds a person, and gives their id.
    pub(super) fn add_person(&mut self, name: &str, email: &str, real_name: &str) -> String {
        let id = format!("U{:09}", self.people.len());
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
        if let Ok(general) = self.named("general") {
            general.members.push(id.clone());
        }
        id
    }

    /// The person of this id.
    pub(super) fn person(&self, id: &str) -> Result<&Value, Answer> {
        self.people.iter().find(|user| user["id"] == id).ok_or_else(|| refuse("user_not_found"))
    }

    /// The person of this address.
    pub(super) fn by_email(&self, email: &str) -> Option<&Value> {
        let is_theirs = |address: &str| address.eq_ignore_ascii_case(email);
        self.people.iter().find(|user| user["profile"]["email"].as_str().is_some_and(is_theirs))
    }

    /// The channel of this id or name, with or without `#`.
    fn find(&self, channel: &str) -> Option<&Channel> {
        let name = channel.trim_start_matches('#');
        self.channels.iter().find(|one| one.id == channel || (one.name == name && !name.is_empty()))
    }

    /// The channel that a posting call names, by its id or name.
    pub(super) fn named(&mut self, channel: &str) -> Result<&mut Channel, Answer> {
        let id = self.find(channel).map(|channel| channel.id.clone());
        self.by_id(&id.ok_or_else(|| refuse("channel_not_found"))?)
    }

    /// The channel that any other call names, by its id alone.
    pub(super) fn by_id(&mut self, id: &str) -> Result<&mut Channel, Answer> {
        self.channels.iter_mut().find(|one| one.id == id).ok_or_else(|| refuse("channel_not_found"))
    }

    /// The channel of this id, where the bot is in it.
    pub(super) fn entered(&mut self, id: &str) -> Result<&mut Channel, Answer> {
        let channel = self.by_id(id)?;
        if channel.has_bot() { Ok(channel) } else { Err(refuse("not_in_channel")) }
    }

    /// The next timestamp, which is also a message's name.
    pub(super) fn next_ts(&mut self) -> String {
        self.seconds += 1;
        format!("{}.{:06}", self.now(), self.seconds * 100 % 1_000_000)
    }

    /// The next number for an id.
    pub(super) fn next_number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }
}
