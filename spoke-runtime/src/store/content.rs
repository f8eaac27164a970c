//! What is in a store: the secrets, and who has changed what.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::secret::Secret;

use super::seconds;

/// How many changes the history keeps.
pub const MAX_HISTORY: usize = 1_000;

/// The longest text about a change, in characters.
const MAX_WORD: usize = 200;

/// The version of the content that is written and read.
const VERSION: u64 = 1;

/// What is known of a secret beside its value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stored {
    /// Its name.
    pub name: String,
    /// When its value was set, in whole seconds.
    pub set_at: SystemTime,
    /// Who has set it.
    pub set_by: String,
    /// Why, in the word of who has set it; may be empty.
    pub why: String,
}

/// A change of a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Change {
    /// When, in whole seconds.
    #[serde(serialize_with = "write_time", deserialize_with = "read_time")]
    pub at: SystemTime,
    /// Who.
    pub by: String,
    /// What.
    pub what: What,
    /// The secret; `None` where it is the whole store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// What a change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum What {
    /// Made the store.
    Created,
    /// Set a secret.
    Set,
    /// Set a new value of a secret that was there, on purpose.
    Rotated,
    /// Removed a secret.
    Removed,
    /// Encrypted the store to another key.
    Rekeyed,
}

impl What {
    /// It in one word, as it stands in the file.
    pub fn word(self) -> &'static str {
        match self {
            What::Created => "created",
            What::Set => "set",
            What::Rotated => "rotated",
            What::Removed => "removed",
            What::Rekeyed => "rekeyed",
        }
    }
}

/// Why a content cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    Newer { found: u64, known: u64 },
    Damaged { line: usize, column: usize },
}

/// What is in a store.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    #[allow(dead_code, reason = "it is judged before the rest is read")]
    version: u64,
    secrets: BTreeMap<String, Kept>,
    history: Vec<Change>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    #[serde(deserialize_with = "read_secret")]
    value: Secret<String>,
    #[serde(deserialize_with = "read_time")]
    at: SystemTime,
    by: String,
    #[serde(default)]
    why: String,
}

impl Content {
    /// Reads what [`Content::written`] wrote. What its parser says is not told on: it quotes what it found.
    pub(super) fn read(json: &[u8]) -> Result<Self, Unread> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u64,
        }

        let damaged =
            |error: serde_json::Error| Unread::Damaged { line: error.line(), column: error.column() };
        let Versioned { version } = serde_json::from_slice(json).map_err(damaged)?;
        if version > VERSION {
            return Err(Unread::Newer { found: version, known: VERSION });
        }
        serde_json::from_slice(json).map_err(damaged)
    }

    /// The content as JSON. Its length is counted first: a buffer that grows leaves copies behind.
    pub(super) fn written(&self) -> Zeroizing<Vec<u8>> {
        let mut length = Length(0);
        self.write(&mut length);
        let mut json = Zeroizing::new(Vec::with_capacity(length.0));
        self.write(&mut *json);
        json
    }

    fn write(&self, to: impl Write) {
        #[derive(Serialize)]
        struct Written<'a> {
            version: u64,
            secrets: BTreeMap<&'a str, WrittenSecret<'a>>,
            history: &'a [Change],
        }
        #[derive(Serialize)]
        struct WrittenSecret<'a> {
            value: &'a str,
            #[serde(serialize_with = "write_time")]
            at: SystemTime,
            by: &'a str,
            #[serde(skip_serializing_if = "str::is_empty")]
            why: &'a str,
        }

        let secrets = self.secrets.iter().map(|(name, Kept { value, at, by, why })| {
            (name.as_str(), WrittenSecret { value: value.expose(), at: *at, by, why })
        });
        let written = Written { version: VERSION, secrets: secrets.collect(), history: &self.history };
        serde_json::to_writer_pretty(to, &written)
            .expect("texts and numbers are JSON, and memory takes them");
    }

    pub(super) fn value(&self, name: &str) -> Option<&Secret<String>> {
        self.secrets.get(name).map(|kept| &kept.value)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.secrets.keys().map(String::as_str)
    }

    pub(super) fn list(&self) -> Vec<Stored> {
        let stored = |(name, kept): (&String, &Kept)| Stored {
            name: name.clone(),
            set_at: kept.at,
            set_by: kept.by.clone(),
            why: kept.why.clone(),
        };
        self.secrets.iter().map(stored).collect()
    }

    pub(super) fn history(&self) -> &[Change] {
        &self.history
    }

    /// Sets a secret, and notes `change`.
    pub(super) fn set(&mut self, change: Change, name: &str, value: &Secret<String>) {
        let kept =
            Kept { value: value.clone(), at: change.at, by: change.by.clone(), why: change.why.clone() };
        self.secrets.insert(name.to_owned(), kept);
        self.note(change);
    }

    /// Removes a secret; whether there was one.
    pub(super) fn remove(&mut self, name: &str) -> bool {
        self.secrets.remove(name).is_some()
    }

    /// Adds to the history, which forgets its oldest.
    pub(super) fn note(&mut self, change: Change) {
        self.history.push(change);
        let too_many = self.history.len().saturating_sub(MAX_HISTORY);
        self.history.drain(..too_many);
    }
}

/// A text about a change on one line, and of bounded length.
pub(super) fn word(text: &str) -> String {
    text.trim().chars().map(|it| if it.is_control() { ' ' } else { it }).take(MAX_WORD).collect()
}

/// Counts what is written to it.
struct Length(usize);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn read_secret<'de, D: Deserializer<'de>>(from: D) -> Result<Secret<String>, D::Error> {
    String::deserialize(from).map(Secret::new)
}

fn read_time<'de, D: Deserializer<'de>>(from: D) -> Result<SystemTime, D::Error> {
    let seconds = u64::deserialize(from)?;
    let time = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
    time.ok_or_else(|| serde::de::Error::custom("a time beyond all calendars"))
}

fn write_time<S: Serializer>(at: &SystemTime, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u64(seconds(*at))
}
