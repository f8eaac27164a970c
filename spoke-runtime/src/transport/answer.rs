//! An answer written by hand: what a scripted transport or a sandbox gives back.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::{Loss, Lost};
use crate::response::Response;

/// An answer written by hand, or the want of one.
///
/// ```
/// use serde_json::json;
/// use spoke_runtime::Answer;
///
/// let created = Answer::json(201, json!({"id": "7"})).header("x-request-id", "9f3c");
/// let refused = Answer::status(429).header("retry-after", "2");
/// let nothing = Answer::cut();
/// ```
#[derive(Clone, Debug)]
pub struct Answer(Plan);

#[derive(Clone, Debug)]
enum Plan {
    Answers(Box<Response>),
    Fails { how: Loss, sent: bool },
    Hangs,
}

impl Answer {
    /// A JSON body.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "`json!` gives a value, and a reference would only hinder"
    )]
    pub fn json(status: u16, body: Value) -> Self {
        Answer::bytes(status, body.to_string()).header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// A body of XML.
    pub fn xml(status: u16, body: impl Into<String>) -> Self {
        Answer::bytes(status, body.into()).header(CONTENT_TYPE.as_str(), "application/xml")
    }

    /// A body of plain text.
    pub fn text(status: u16, body: impl Into<String>) -> Self {
        Answer::bytes(status, body.into()).header(CONTENT_TYPE.as_str(), "text/plain; charset=utf-8")
    }

    /// A body of bytes without a content type.
    pub fn bytes(status: u16, body: impl Into<Bytes>) -> Self {
        Answer(Plan::Answers(Box::new(Response::new(status, HeaderMap::new(), body))))
    }

    /// A status without a body.
    pub fn status(status: u16) -> Self {
        Answer::bytes(status, Bytes::new())
    }

    /// Another header; it has no meaning for an answer that never comes.
    ///
    /// # Panics
    /// Where `name` is no header name or `value` no header value: a mistake in the test that wrote it.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let header = HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok());
        let Some((name, value)) = header else { panic!("`{name}: {value}` is no header") };
        if let Plan::Answers(response) = &mut self.0 {
            response.headers.append(name, value);
        }
        self
    }

    /// No connection: nothing was sent.
    pub fn unreachable() -> Self {
        Answer(Plan::Fails { how: Loss::Connect, sent: false })
    }

    /// The connection breaks off after the request was sent.
    pub fn cut() -> Self {
        Answer(Plan::Fails { how: Loss::Cut, sent: true })
    }

    /// The request was sent, and the transport gives up waiting.
    pub fn timeout() -> Self {
        Answer(Plan::Fails { how: Loss::Timeout, sent: true })
    }

    /// The answer is larger than the connection accepts.
    pub fn too_large() -> Self {
        Answer(Plan::Fails { how: Loss::TooLarge, sent: true })
    }

    /// What comes back is no HTTP.
    pub fn garbage() -> Self {
        Answer(Plan::Fails { how: Loss::Protocol, sent: true })
    }

    /// The request was sent, and nothing ever comes back: the call's own timeout has to end it.
    pub fn hang() -> Self {
        Answer(Plan::Hangs)
    }

    /// What a transport says with this answer.
    pub(crate) async fn give(self, max_body: u64) -> Result<Response, Lost> {
        match self.0 {
            Plan::Answers(response) if response.body.len() as u64 > max_body => {
                Err(Lost { how: Loss::TooLarge, sent: true, source: None })
            }
            Plan::Answers(response) => {
                debug_assert!(StatusCode::from_u16(response.status).is_ok(), "no HTTP status");
                Ok(*response)
            }
            Plan::Fails { how, sent } => Err(Lost { how, sent, source: None }),
            Plan::Hangs => std::future::pending().await,
        }
    }

    /// What a server does with this answer.
    #[cfg(feature = "sandbox")]
    pub(crate) fn served(self) -> Served {
        match self.0 {
            Plan::Answers(response) => Served::Response(*response),
            Plan::Fails { .. } => Served::Cut,
            Plan::Hangs => Served::Nothing,
        }
    }
}

/// What a server does with an answer.
#[cfg(feature = "sandbox")]
pub(crate) enum Served {
    /// It sends this.
    Response(Response),
    /// It closes the connection.
    Cut,
    /// It keeps the connection and sends nothing.
    Nothing,
}
