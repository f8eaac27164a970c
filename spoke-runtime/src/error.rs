//! What a call can fail with: one opaque type that reads well and answers questions.

mod display;
mod kind;
mod line;

use std::error::Error as StdError;
use std::time::{Duration, SystemTime};

use http::HeaderMap;
use serde::de::DeserializeOwned;

use crate::operation::Operation;
use crate::output::{Textual, from_text};
use crate::pages::PageToken;
use crate::poll::LongRunningToken;
use crate::response::Response;
use crate::transport::Loss;

pub use kind::Kind;
pub(crate) use line::line;

/// Why a call, or the loading of its connection, failed.
///
/// It reads well by `{}`, and callers ask it questions; nobody parses its text. Neither its text nor its `Debug` holds
/// a secret or an unbounded body. The vendor's raw answer is at hand by [`Error::body`].
///
/// ```text
/// acme-desk.create_ticket on `desk`: 422 invalid_priority: priority must be P1..P4 (POST /api/v1/projects/{project}/tickets, request 9f3c, 1 attempt)
/// ```
pub struct Error(Box<Inner>);

/// Everything known about a failure. Filled where it is found, placed by the road.
pub(crate) struct Inner {
    pub(crate) kind: Kind,
    pub(crate) place: Option<Place>,
    /// The sentence: the vendor's where there is an answer, ours elsewhere.
    pub(crate) message: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) docs: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) attempts: u32,
    pub(crate) outcome_unknown: bool,
    pub(crate) retryable: bool,
    /// It was not tried again only because the connection has spent its retries.
    pub(crate) over_budget: bool,
    pub(crate) response: Option<Response>,
    pub(crate) lost: Option<Missing>,
    pub(crate) page_token: Option<PageToken>,
    pub(crate) long_running: Option<Box<LongRunningToken>>,
    /// What asking whether it was done told: the rest of the sentence about an unknown outcome.
    pub(crate) doubt: Option<String>,
    pub(crate) sent: Sent,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// An attempt without a complete answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Missing {
    pub(crate) how: Loss,
    pub(crate) sent: bool,
}

/// By what a request can be found again in the vendor's records.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent {
    pub(crate) call_id: Option<String>,
    pub(crate) key: Option<String>,
    pub(crate) at: Option<SystemTime>,
}

/// Which call it was.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) spoke: &'static str,
    pub(crate) operation: &'static Operation,
    pub(crate) alias: String,
}

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Error(Box::new(Inner {
            kind,
            place: None,
            message: None,
            code: None,
            request_id: None,
            docs: None,
            retry_after: None,
            attempts: 0,
            outcome_unknown: false,
            retryable: false,
            over_budget: false,
            response: None,
            lost: None,
            page_token: None,
            long_running: None,
            doubt: None,
            sent: Sent::default(),
            source: None,
        }))
    }

    /// The connection is missing, or does not fit.
    pub(crate) fn config(message: impl Into<String>) -> Self {
        Error::new(Kind::Config).saying(message)
    }

    /// The inputs cannot be sent.
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Error::new(Kind::Input).saying(message)
    }

    pub(crate) fn saying(mut self, message: impl Into<String>) -> Self {
        self.0.message = Some(message.into());
        self
    }

    pub(crate) fn caused_by(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn at(mut self, place: Place) -> Self {
        self.0.place = Some(place);
        self
    }

    /// The last word on a call: whether it may have been done, and whether it may be called again.
    pub(crate) fn conclude(&mut self, outcome_unknown: bool, retryable: bool) {
        self.0.outcome_unknown = outcome_unknown;
        self.0.retryable = retryable;
    }

    /// What asking whether it was done told, after "may have been done, and".
    pub(crate) fn doubting(mut self, told: String) -> Self {
        let inner = &mut *self.0;
        if let (Some(source), Some(message)) = (&inner.source, &mut inner.message) {
            *message = format!("{message}: {}", line(&display::deepest(&**source).to_string()));
        }
        inner.doubt = Some(told);
        self
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }

    pub(crate) fn inner_mut(&mut self) -> &mut Inner {
        &mut self.0
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The spoke, where the failure is a call's: `acme-desk`.
    pub fn spoke(&self) -> Option<&'static str> {
        self.0.place.as_ref().map(|place| place.spoke)
    }

    /// The action, where the failure is a call's: `create_ticket`.
    pub fn action(&self) -> Option<&'static str> {
        self.0.place.as_ref().map(|place| place.operation.name)
    }

    /// The connection's alias, where the failure is a call's: `desk`.
    pub fn alias(&self) -> Option<&str> {
        self.0.place.as_ref().map(|place| place.alias.as_str())
    }

    /// The status of the last answer, where one came.
    pub fn status(&self) -> Option<u16> {
        self.0.response.as_ref().map(|response| response.status)
    }

    /// The vendor's code for what went wrong.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The vendor's code as a word of an enum that derives [`Output`](crate::Output), prebuilt spokes have one each:
    /// `error.code_as::<SlackError>()`. An open enum holds what it does not know; `None` where the answer gave no code, or a
    /// closed enum does not know it.
    ///
    /// ```
    /// # use spoke_runtime::prelude::*;
    /// #[derive(Debug, PartialEq, Output)]
    /// #[out(case = snake)]
    /// enum DeskError {
    ///     QueueFull,
    ///     UnknownProject,
    ///     #[out(other)]
    ///     Other(String),
    /// }
    ///
    /// fn is_full(error: &Error) -> bool {
    ///     error.code_as() == Some(DeskError::QueueFull)
    /// }
    /// ```
    pub fn code_as<T: Textual>(&self) -> Option<T> {
        from_text(self.code()?)
    }

    /// The sentence about what went wrong: the vendor's where it gave one.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// The vendor's name of the last request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Where the vendor documents what went wrong, where its answer said so.
    pub fn docs(&self) -> Option<&str> {
        self.0.docs.as_deref()
    }

    /// How long the vendor asks to wait, counted from its answer.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// How many attempts were made; zero where nothing was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether the action may have been done all the same.
    ///
    /// True where an attempt that changes something was sent and no complete answer came back, or a gateway answered for
    /// a vendor that it had lost (502, 504), or the answer sends on to what came of it (303, and 302, which many give in its
    /// place). Any other complete answer, a 500 included, is the vendor's word.
    pub fn is_outcome_unknown(&self) -> bool {
        self.0.outcome_unknown
    }

    /// The idempotency key that was sent, to make the same call again or to ask the vendor about it.
    pub fn idempotency_key(&self) -> Option<&str> {
        self.0.sent.key.as_deref()
    }

    /// The call's id, which was sent as [`CALL_ID`](crate::CALL_ID) and stands in spans and records.
    pub fn call_id(&self) -> Option<&str> {
        self.0.sent.call_id.as_deref()
    }

    /// When the last attempt began, by this machine's clock; `None` where nothing was sent.
    pub fn sent_at(&self) -> Option<SystemTime> {
        self.0.sent.at
    }

    /// What finds the operation again that the call began, where it was lost sight of while it went on: see
    /// [`LongRunning::resume`](crate::LongRunning::resume).
    pub fn long_running(&self) -> Option<&LongRunningToken> {
        self.0.long_running.as_deref()
    }

    /// Whether the same call may succeed later without doing anything twice.
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// Whether the vendor does not accept the credentials.
    pub fn is_auth(&self) -> bool {
        self.0.kind == Kind::Auth
    }

    /// Whether nothing is there.
    pub fn is_not_found(&self) -> bool {
        self.0.kind == Kind::NotFound
    }

    /// Whether the state of things forbids it.
    pub fn is_conflict(&self) -> bool {
        self.0.kind == Kind::Conflict
    }

    /// Whether it was too much at once.
    pub fn is_rate_limited(&self) -> bool {
        self.0.kind == Kind::RateLimited
    }

    /// Whether no complete answer came in time.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == Kind::Timeout
    }

    /// Where a list can be gone on with, where reading one failed: after the last item that its stream gave.
    pub fn page_token(&self) -> Option<&PageToken> {
        self.0.page_token.as_ref()
    }

    /// The headers of the last answer, where one came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(|response| &response.headers)
    }

    /// The raw body of the last answer, where one came. It is the vendor's, whole and as it came.
    pub fn body(&self) -> Option<&[u8]> {
        self.0.response.as_ref().map(|response| &*response.body)
    }

    /// The body of the last answer as JSON of the vendor's error type; `None` where none came or it does not fit.
    pub fn body_as<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(self.body()?).ok()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source: &(dyn StdError + 'static) = self.0.source.as_deref()?;
        Some(source)
    }
}
