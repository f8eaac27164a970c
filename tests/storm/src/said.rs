//! What the vendor says, before anything happens to it on the wire.

use std::fmt::Display;

use serde_json::json;
use spoke_runtime::Answer;

/// What the vendor says, before anything happens to it on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The HTTP status.
    pub status: u16,
    /// Headers beside `content-type` and what frames the body.
    pub headers: Vec<(&'static str, String)>,
    /// The body, as JSON.
    pub body: String,
}

impl Said {
    pub(crate) fn new(status: u16, body: impl Display) -> Self {
        Said { status, headers: Vec::new(), body: body.to_string() }
    }

    /// A failure in the vendor's form: `{"error": {"code": .., "message": ..}}`.
    pub(crate) fn failure(status: u16, code: &str, message: &str) -> Self {
        Said::new(status, json!({"error": {"code": code, "message": message}}))
    }

    /// The same for a scripted transport.
    pub fn answer(self) -> Answer {
        let answer = Answer::bytes(self.status, self.body).header("content-type", "application/json");
        self.headers.into_iter().fold(answer, |answer, (name, value)| answer.header(name, &value))
    }
}
