//! An output together with everything known about its answer.

use std::fmt;
use std::time::Duration;

use http::HeaderMap;
use serde::Deserialize;
use serde_json::Value;

use crate::error::{Error, Kind, Place, line};
use crate::fail::{Path, Step};
use crate::output::look;
use crate::response::Response;

/// A good answer: its output, and status, headers, raw body, attempts and time.
pub struct Reply<O> {
    output: O,
    arrival: Arrival,
}

/// What a reply knows beside its output.
pub(crate) struct Arrival {
    pub(crate) place: Place,
    pub(crate) response: Response,
    pub(crate) request_id: Option<String>,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    pub(crate) partial: Option<Path>,
    pub(crate) was_found: bool,
}

impl<O> Reply<O> {
    pub(crate) fn new(output: O, arrival: Arrival) -> Self {
        Reply { output, arrival }
    }

    /// The output.
    pub fn output(&self) -> &O {
        &self.output
    }

    /// The output alone.
    pub fn into_output(self) -> O {
        self.output
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.arrival.response.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.arrival.response.headers
    }

    /// The first header of this name, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.arrival.response.header(name)
    }

    /// The vendor's name of the request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        self.arrival.request_id.as_deref()
    }

    /// Whether another action found the output (`unique`, `probe`): then status, headers, body, request id and attempts are
    /// those of its answer.
    pub fn was_found(&self) -> bool {
        self.arrival.was_found
    }

    /// How many attempts it took.
    pub fn attempts(&self) -> u32 {
        self.arrival.attempts
    }

    /// How long the call took, waits between attempts included.
    pub fn elapsed(&self) -> Duration {
        self.arrival.elapsed
    }

    /// The raw body, decompressed.
    pub fn body(&self) -> &[u8] {
        &self.arrival.response.body
    }

    /// What failed within this good answer, item by item, where the action declares `fail(partial = path)`.
    pub fn partial_failures(&self) -> Vec<Value> {
        // A list is found at its bracket: `errors[]` means what stands at `errors`.
        let list = match self.arrival.partial {
            None => return Vec::new(),
            Some([list @ .., Step::Each]) => list,
            Some(list) => list,
        };
        match look(self.body(), &[list]).pop().flatten() {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(failures)) => failures,
            Some(failure) => vec![failure],
        }
    }

    /// The body as JSON of another type, which may borrow from the reply.
    ///
    /// # Errors
    /// [`Kind::Decode`] where the body does not fit.
    pub fn read<'de, V: Deserialize<'de>>(&'de self) -> Result<V, Error> {
        serde_json::from_slice(self.body())
            .map_err(|fault| self.arrival.unreadable(&line(&fault.to_string())))
    }
}

impl Arrival {
    pub(crate) fn unreadable(&self, message: &str) -> Error {
        let mut error = Error::new(Kind::Decode).saying(message).at(self.place.clone());
        let inner = error.inner_mut();
        inner.response = Some(self.response.clone());
        inner.request_id.clone_from(&self.request_id);
        inner.attempts = self.attempts;
        error
    }
}

impl<O: fmt::Debug> fmt::Debug for Reply<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("output", &self.output)
            .field("status", &self.status())
            .field("request_id", &self.arrival.request_id)
            .field("attempts", &self.arrival.attempts)
            .field("elapsed", &self.arrival.elapsed)
            .field("body_bytes", &self.body().len())
            .finish()
    }
}
