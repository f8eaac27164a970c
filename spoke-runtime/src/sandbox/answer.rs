//! What a sandbox answers.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue};

/// What a sandbox answers: status, headers, body.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) body: Bytes,
}

impl Answer {
    /// An answer without a body.
    pub fn status(status: u16) -> Self {
        Answer { status, headers: Vec::new(), body: Bytes::new() }
    }

    /// A JSON body.
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Answer::status(status).body("application/json; charset=utf-8", body.to_string())
    }

    /// A plain text body.
    pub fn text(status: u16, body: &str) -> Self {
        Answer::status(status).body("text/plain; charset=utf-8", body.to_owned())
    }

    /// Any body, with its media type.
    #[must_use]
    pub fn body(mut self, media_type: &str, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.header(CONTENT_TYPE.as_str(), media_type)
    }

    /// Adds a header.
    ///
    /// # Panics
    /// Where the name or the value is no header's: a mistake in the sandbox.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).expect("a sandbox names its headers as HTTP allows");
        let value = HeaderValue::try_from(value).expect("a sandbox fills its headers as HTTP allows");
        self.headers.push((name, value));
        self
    }
}

/// What a route may give: an answer, or a `Result` whose both sides are answers, so that `?` ends a route early.
pub trait IntoAnswer {
    /// The answer.
    fn into_answer(self) -> Answer;
}

impl IntoAnswer for Answer {
    fn into_answer(self) -> Answer {
        self
    }
}

impl IntoAnswer for Result<Answer, Answer> {
    fn into_answer(self) -> Answer {
        self.unwrap_or_else(|refusal| refusal)
    }
}
