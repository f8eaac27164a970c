//! A complete answer as it came.

use std::fmt;
use std::str::Utf8Error;
use std::time::SystemTime;

use bytes::Bytes;
use http::HeaderMap;
use http::header::HeaderName;

/// A complete answer as it came: status, headers, body.
#[derive(Clone)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, decompressed.
    pub body: Bytes,
}

impl Response {
    /// The body as text.
    ///
    /// # Errors
    /// Where the body is no UTF-8.
    pub fn text(&self) -> Result<&str, Utf8Error> {
        std::str::from_utf8(&self.body)
    }

    /// When it was given, by the `Date` of who gave it (RFC 9110, section 6.6.1); `None` where that is not said.
    pub fn said_at(&self) -> Option<SystemTime> {
        httpdate::parse_http_date(self.header("date")?.trim()).ok()
    }

    /// The first header of this name, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.headers.get(name)?.as_bytes()).ok()
    }
}

impl fmt::Debug for Response {
    /// Without what the vendor may have put there: tokens, cookies, a body of any size.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers.keys().map(HeaderName::as_str).collect::<Vec<_>>())
            .field("body_bytes", &self.body.len())
            .finish()
    }
}
