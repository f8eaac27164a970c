//! Finished attempts and calls as data: redacted and bounded.

use std::time::{Duration, SystemTime};

use crate::error::Kind;
use crate::operation::Operation;

/// A finished attempt. It holds no secret, no input and no body; texts from outside are one bounded line.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AttemptRecord<'a> {
    /// The id of the call, 32 hexadecimal digits; it was sent as [`CALL_ID`](super::CALL_ID).
    pub call_id: &'a str,
    /// The id of the call for which this one was made: a look-up's, a question's how far an operation has come.
    pub parent_id: Option<&'a str>,
    /// The trace (W3C Trace Context), 32 hexadecimal digits.
    pub trace_id: &'a str,
    /// The spoke's name.
    pub spoke: &'static str,
    /// What the action declares.
    pub operation: &'static Operation,
    /// The connection's alias.
    pub alias: &'a str,
    /// Which attempt it was, from one.
    pub number: u32,
    /// How many redirects it followed before.
    pub redirects: u32,
    /// Scheme, host and port of where it went.
    pub origin: &'a str,
    /// When it began.
    pub started: SystemTime,
    /// How long it took, from when it was sent.
    pub elapsed: Duration,
    /// How long the connection's limits had held it back before.
    pub held: Duration,
    /// The size of the request's body, in bytes.
    pub sent_bytes: usize,
    /// The size of the answer's body after decompression, in bytes, where a complete answer came.
    pub received_bytes: Option<usize>,
    /// The status, where a complete answer came.
    pub status: Option<u16>,
    /// What kind of failure it was, where it was one.
    pub kind: Option<Kind>,
    /// The vendor's code for what went wrong.
    pub code: Option<&'a str>,
    /// The vendor's name of the request.
    pub request_id: Option<&'a str>,
    /// How long until the next attempt, where there is one.
    pub next_in: Option<Duration>,
    /// Whether the call's future was dropped while the attempt was under way: nobody knows how it ended.
    pub dropped: bool,
}

/// A finished call. It holds no secret, no input and no body; texts from outside are one bounded line.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CallRecord<'a> {
    /// The id of the call, 32 hexadecimal digits.
    pub call_id: &'a str,
    /// The id of the call for which this one was made: a look-up's, a question's how far an operation has come.
    pub parent_id: Option<&'a str>,
    /// The trace (W3C Trace Context), 32 hexadecimal digits.
    pub trace_id: &'a str,
    /// The spoke's name.
    pub spoke: &'static str,
    /// What the action declares.
    pub operation: &'static Operation,
    /// The connection's alias.
    pub alias: &'a str,
    /// When it began.
    pub started: SystemTime,
    /// How long it took, waits between attempts included.
    pub elapsed: Duration,
    /// How long the connection's limits held its attempts back, all together.
    pub held: Duration,
    /// How many attempts were made.
    pub attempts: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether it may have been done although there is no output: some of a call that changes something had been sent.
    pub outcome_unknown: bool,
    /// The status of the last complete answer.
    pub status: Option<u16>,
    /// What kind of failure it was, where it was one.
    pub kind: Option<Kind>,
    /// The vendor's code for what went wrong.
    pub code: Option<&'a str>,
    /// The vendor's name of the last request that was answered.
    pub request_id: Option<&'a str>,
    /// The error's text, where it failed.
    pub error: Option<&'a str>,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// With its output.
    Good,
    /// With an error.
    Failed,
    /// With an error, and it may have been done all the same.
    Unknown,
    /// Its future was dropped before it was over; [`CallRecord::outcome_unknown`] says whether it may have been done.
    Dropped,
}

impl Outcome {
    /// The outcome as one word: `good`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Good => "good",
            Outcome::Failed => "failed",
            Outcome::Unknown => "unknown",
            Outcome::Dropped => "dropped",
        }
    }
}
