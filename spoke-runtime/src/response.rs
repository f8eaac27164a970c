//! A complete answer as it came.

use std::fmt;
use std::str::Utf8Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use bytes::Bytes;
use http::HeaderMap;
use http::header::HeaderName;

use crate::download::Download;
use crate::transport::Incoming;

/// A complete answer as it came: status, headers, body.
#[derive(Clone)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, decompressed; empty where it is streamed.
    pub body: Bytes,
    pub(crate) stream: Option<Streamed>,
}

/// A body that is still on its way, for the first who takes it.
pub(crate) type Streamed = Arc<Mutex<Option<Download>>>;

impl Response {
    /// An answer with its whole body.
    pub fn new(status: u16, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Response { status, headers, body: body.into(), stream: None }
    }

    /// An answer whose body is still on its way: what a transport of one's own gives where [`Attempt::streams`] asks for it and the
    /// status is good.
    ///
    /// [`Attempt::streams`]: crate::Attempt::streams
    pub fn streaming(status: u16, headers: HeaderMap, incoming: Incoming) -> Self {
        let stream = Some(Arc::new(Mutex::new(Some(Download::incoming(&headers, incoming)))));
        Response { status, headers, body: Bytes::new(), stream }
    }

    /// The body as it arrives; once only. Nothing where it is here already.
    pub(crate) fn take_stream(&self) -> Option<Download> {
        self.stream.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The body as text.
    ///
    /// # Errors
    /// Where the body is no UTF-8.
    pub fn text(&self) -> Result<&str, Utf8Error> {
        // Its error says nothing of the place.
        simdutf8::basic::from_utf8(&self.body).or_else(|_| std::str::from_utf8(&self.body))
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
