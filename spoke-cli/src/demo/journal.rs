//! What happened, in order: finished calls as the hub reports them, and what the flow wrote down between them.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::Serialize;
use spoke_runtime::{CallRecord, Kind, Observe, Outcome};

/// A journal; its clones write into the same one.
#[derive(Clone, Debug, Default)]
pub struct Journal(Arc<Mutex<Vec<Entry>>>);

/// One entry.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A call is over.
    Call(Finished),
    /// The flow keeps something that a call gave.
    Output {
        /// What it is.
        name: &'static str,
        /// The text.
        value: String,
    },
    /// The flow says something to people.
    Note(String),
}

/// A call that is over.
#[derive(Clone, Debug, Serialize)]
pub struct Finished {
    /// `slack.post_message`
    pub action: String,
    /// The connection's alias.
    pub connection: String,
    /// How it ended.
    pub ending: Ending,
    /// The status of the last complete answer.
    pub status: Option<u16>,
    /// How many attempts were made.
    pub attempts: u32,
    /// How long it took, in milliseconds.
    #[serde(rename = "elapsed_ms", serialize_with = "milliseconds")]
    pub elapsed: Duration,
    /// What kind of failure it was, where it was one.
    pub kind: Option<&'static str>,
    /// The vendor's code for what went wrong.
    pub code: Option<String>,
    /// The whole error, where it is one.
    pub error: Option<String>,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// It was done.
    Good,
    /// It failed.
    Failed,
    /// Nobody knows whether it was done.
    Unknown,
}

impl Journal {
    /// Adds an entry.
    pub fn write(&self, entry: Entry) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }

    /// Takes everything out.
    pub fn take(&self) -> Vec<Entry> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Observe for Journal {
    fn call(&self, call: &CallRecord<'_>) {
        self.write(Entry::Call(Finished {
            action: format!("{}.{}", call.spoke, call.operation.name),
            connection: call.alias.to_owned(),
            ending: match call.outcome {
                Outcome::Good => Ending::Good,
                Outcome::Unknown => Ending::Unknown,
                _ => Ending::Failed,
            },
            status: call.status,
            attempts: call.attempts,
            elapsed: call.elapsed,
            kind: call.kind.map(Kind::as_str),
            code: call.code.map(str::to_owned),
            error: call.error.map(str::to_owned),
        }));
    }
}

fn milliseconds<S: serde::Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((time.as_secs_f64() * 1e6).round() / 1e3)
}
