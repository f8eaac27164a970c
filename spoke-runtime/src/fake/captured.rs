//! What a fake hub keeps of an attempt, and what a stub sees of it.

use std::fmt;
use std::ops::Index;

use bytes::Bytes;
use http::HeaderMap;
use http::header::HeaderValue;
use serde_json::Value;
use url::Url;

use crate::byte_stream::ByteStream;
use crate::operation::Method;
use crate::secret::REDACTED;
use crate::transport::Attempt;

/// An attempt as a fake hub saw it, secrets hidden.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Captured {
    /// The spoke's name: `acme-desk`.
    pub spoke: &'static str,
    /// The action's name: `create_ticket`.
    pub action: &'static str,
    /// The connection's alias.
    pub alias: String,
    /// Which attempt of its call it was, from one.
    pub attempt: u32,
    /// The HTTP method.
    pub method: Method,
    /// The absolute URL.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; `None` where there was none, or where it is read while it is sent.
    pub body: Option<Bytes>,
    /// The inputs by name; those that were left out are missing.
    pub inputs: Value,
}

impl Captured {
    pub(super) fn new(attempt: &Attempt<'_>) -> Self {
        let mut headers = attempt.request.headers.clone();
        for value in headers.values_mut().filter(|value| value.is_sensitive()) {
            *value = HeaderValue::from_static(REDACTED);
        }
        Captured {
            spoke: attempt.spoke,
            action: attempt.action,
            alias: attempt.alias.to_owned(),
            attempt: attempt.number,
            method: attempt.request.method,
            url: attempt.request.url.clone(),
            headers,
            body: attempt.request.body.as_ref().and_then(ByteStream::as_bytes).cloned(),
            inputs: attempt.inputs.cloned().unwrap_or_default(),
        }
    }

    /// The first header of this name, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON; `null` where it is none.
    pub fn json(&self) -> Value {
        self.body.as_ref().and_then(|body| serde_json::from_slice(body).ok()).unwrap_or_default()
    }

    /// The body as text; empty where it is none.
    pub fn text(&self) -> &str {
        self.body.as_ref().and_then(|body| std::str::from_utf8(body).ok()).unwrap_or_default()
    }
}

/// What a stub is asked: the inputs of an attempt by name, the same for typed calls and calls by name.
///
/// `input["title"]` is an input as JSON, `null` where it was left out.
pub struct StubInput<'a> {
    attempt: &'a Captured,
}

impl<'a> StubInput<'a> {
    pub(super) fn new(attempt: &'a Captured) -> Self {
        StubInput { attempt }
    }

    /// The inputs by name; those that were left out are missing.
    pub fn json(&self) -> &'a Value {
        &self.attempt.inputs
    }

    /// The absolute URL that is asked: where the pages of a list are addresses, the only thing that tells them apart.
    pub fn url(&self) -> &'a Url {
        &self.attempt.url
    }

    /// The whole attempt: alias, method, URL, headers, body.
    pub fn request(&self) -> &'a Captured {
        self.attempt
    }
}

impl Index<&str> for StubInput<'_> {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        self.attempt.inputs.get(name).unwrap_or(&Value::Null)
    }
}

impl fmt::Debug for StubInput<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("StubInput").field(&self.attempt.inputs).finish()
    }
}
