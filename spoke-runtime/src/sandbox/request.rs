//! What a sandbox received.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, HOST};
use serde_json::Value;

use crate::secret::REDACTED;

/// What a sandbox received. Its `Debug` shows neither headers nor body, for both may hold secrets.
#[derive(Clone)]
pub struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: String,
    pub(super) slots: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Request {
    /// The method, in upper case.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path as it came, percent-encoding included, without its query.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query as it came, percent-encoding included, without its `?`.
    pub fn query_text(&self) -> &str {
        &self.query
    }

    /// What stands in the route's slot `{name}`, decoded; empty where the route has no such slot.
    pub fn slot(&self, name: &str) -> &str {
        self.slots.iter().find(|(slot, _)| slot == name).map_or("", |(_, value)| value)
    }

    /// The query's pairs in order, decoded.
    pub fn query(&self) -> Vec<(String, String)> {
        url::form_urlencoded::parse(self.query.as_bytes()).into_owned().collect()
    }

    /// The body's pairs as a form (`application/x-www-form-urlencoded`), in order, decoded.
    pub fn form(&self) -> Vec<(String, String)> {
        url::form_urlencoded::parse(&self.body).into_owned().collect()
    }

    /// The first header of this name, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The media type of the body in lower case, without its parameters; `None` where the request names none.
    pub fn media_type(&self) -> Option<String> {
        let named = self.header(CONTENT_TYPE.as_str())?;
        Some(named.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }

    /// Where the sandbox was asked, `http://127.0.0.1:40123`: what the URLs in its answers begin with.
    pub fn origin(&self) -> String {
        format!("http://{}", self.header(HOST.as_str()).unwrap_or("localhost"))
    }

    /// The body as it came.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as text; `None` where it is no UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.body).ok()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// The reason why it is none.
    pub fn json(&self) -> Result<Value, String> {
        serde_json::from_slice(&self.body).map_err(|error| error.to_string())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("headers", &REDACTED)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}
