//! What is known of a call while it is under way, and told when it is over.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::HeaderMap;
use tracing::Span;

use super::record::{AttemptRecord, CallRecord, Outcome};
use super::span;
use super::trace::{Parent, Trace};
use crate::byte_stream::ByteStream;
use crate::declaration::Declaration;
use crate::error::{Error, Place, line};
use crate::operation::{Effect, Operation};
use crate::outgoing::Outgoing;
use crate::response::Response;
use crate::site::Site;

/// Watches one call from its beginning; a call that is dropped under way is told as such.
pub(crate) struct Watch {
    site: Arc<Site>,
    operation: &'static Operation,
    declaration: &'static Declaration,
    trace: Trace,
    span: Span,
    began: Moment,
    attempts: u32,
    sends: u32,
    /// How long the next request was held back by the limiter, and all of them.
    held: Held,
    current: Option<Current>,
    sent_at: Option<SystemTime>,
    in_doubt: bool,
    is_over: bool,
    is_dropped: bool,
}

#[derive(Clone, Copy, Default)]
struct Held {
    next: Duration,
    all: Duration,
}

/// The attempt under way.
struct Current {
    held: Duration,
    span: Span,
    began: Moment,
    origin: String,
    redirects: u32,
    sent_bytes: usize,
}

#[derive(Clone, Copy)]
struct Moment {
    now: Duration,
    wall: SystemTime,
}

impl Watch {
    /// A call begins. `headers` are those of its request, where it could be encoded.
    pub(crate) fn begin(
        site: &Arc<Site>,
        operation: &'static Operation,
        declaration: &'static Declaration,
        headers: Option<&HeaderMap>,
        parent: Option<&Parent>,
    ) -> Self {
        let trace = Trace::begin(&*site.clock, headers, parent);
        Watch {
            span: span::call(declaration.name, operation, &site.alias, trace.call_id.as_str()),
            began: Moment::of(site),
            site: Arc::clone(site),
            operation,
            declaration,
            trace,
            attempts: 0,
            sends: 0,
            held: Held::default(),
            current: None,
            sent_at: None,
            in_doubt: false,
            is_over: false,
            is_dropped: false,
        }
    }

    pub(crate) fn span(&self) -> Span {
        self.span.clone()
    }

    /// How many attempts were made so far, the one under way included.
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// A call that is a part of this one took so many attempts.
    pub(crate) fn part(&mut self, attempts: u32) {
        self.attempts += attempts;
    }

    /// Notes whether an attempt that is over may have done its work; doubt does not pass by itself.
    pub(crate) fn doubt(&mut self, may_be_done: bool) {
        self.in_doubt |= may_be_done;
    }

    /// What was in doubt is known not to have been done.
    pub(crate) fn settle(&mut self) {
        self.in_doubt = false;
    }

    /// What a call made for this one knows of it.
    pub(crate) fn parent(&self) -> Parent {
        Parent { call_id: self.trace.call_id, trace_id: self.trace.trace_id() }
    }

    /// Whether the call may have been done by an attempt that is over.
    pub(crate) fn is_in_doubt(&self) -> bool {
        self.in_doubt
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.began.elapsed(&self.site)
    }

    /// Sets `traceparent` and the call id.
    pub(crate) fn stamp(&self, request: &mut Outgoing) {
        self.trace.stamp(&*self.site.clock, &mut request.headers);
    }

    /// The limiter held the next request back.
    pub(crate) fn held(&mut self, wait: Duration) {
        self.held.next += wait;
        self.held.all += wait;
    }

    /// A request goes out, behind so many redirects: the first one is a new attempt. Gives the span to send it in.
    pub(crate) fn sending(&mut self, request: &Outgoing, redirects: u32) -> Span {
        if redirects == 0 {
            self.attempts += 1;
        }
        let origin = span::Origin(&request.url);
        let span = span::attempt(self.operation, &request.url, self.attempts, self.sends);
        self.sends += 1;
        let held = std::mem::take(&mut self.held.next);
        span::hold(&span, held);
        let began = Moment::of(&self.site);
        self.sent_at = Some(began.wall);
        self.current = Some(Current {
            span: span.clone(),
            began,
            held,
            origin: if self.is_observed() { origin.to_string() } else { String::new() },
            redirects,
            sent_bytes: request.body.as_ref().and_then(ByteStream::length).unwrap_or_default() as usize,
        });
        span
    }

    /// The request was answered: well, or by a redirect that is followed.
    pub(crate) fn answered(&mut self, response: &Response) {
        self.attempt_over(Some(response), None, None);
    }

    /// The attempt failed; the next one follows after `next_in`.
    pub(crate) fn missed(&mut self, error: &Error, next_in: Option<Duration>) {
        self.attempt_over(error.inner().response.as_ref(), Some(error), next_in);
    }

    /// The call is over, and good.
    pub(crate) fn good(&mut self, response: &Response) {
        // Only who observes is told it.
        let request_id = if self.is_observed() { self.request_id(response) } else { None };
        self.call_over(Outcome::Good, Some(response.status), request_id.as_deref(), None);
    }

    /// The call is over, with an error, which learns here where it happened.
    pub(crate) fn failed(&mut self, mut error: Error) -> Error {
        let inner = error.inner_mut();
        inner.attempts = self.attempts;
        inner.place = Some(self.place());
        inner.sent.call_id = Some(self.trace.call_id.as_str().to_owned());
        inner.sent.at = self.sent_at;
        let outcome = if error.is_outcome_unknown() { Outcome::Unknown } else { Outcome::Failed };
        self.call_over(outcome, error.status(), error.request_id(), Some(&error));
        error
    }

    pub(crate) fn place(&self) -> Place {
        Place { spoke: self.declaration.name, operation: self.operation, alias: self.site.alias.clone() }
    }

    fn is_observed(&self) -> bool {
        !self.site.observers.is_empty()
    }

    fn request_id(&self, response: &Response) -> Option<String> {
        self.operation.fail.over(self.declaration.fail).request_id_in_headers(response).map(line)
    }

    fn attempt_over(
        &mut self,
        response: Option<&Response>,
        error: Option<&Error>,
        next_in: Option<Duration>,
    ) {
        let Some(current) = self.current.take() else { return };
        span::end_attempt(&current.span, response, error);
        if self.is_dropped {
            span::drop_attempt(&current.span);
        }
        if !self.is_observed() {
            return;
        }
        let id = match error {
            Some(error) => error.request_id().map(str::to_owned),
            None => response.and_then(|response| self.request_id(response)),
        };
        let trace_id = self.trace.trace_id();
        let record = AttemptRecord {
            call_id: self.trace.call_id.as_str(),
            parent_id: self.trace.parent_id(),
            trace_id: trace_id.as_str(),
            spoke: self.declaration.name,
            operation: self.operation,
            alias: &self.site.alias,
            number: self.attempts,
            redirects: current.redirects,
            origin: &current.origin,
            started: current.began.wall,
            elapsed: current.began.elapsed(&self.site),
            held: current.held,
            sent_bytes: current.sent_bytes,
            received_bytes: response.map(|response| response.body.len()),
            status: response.map(|response| response.status),
            kind: error.map(Error::kind),
            code: error.and_then(Error::code),
            request_id: id.as_deref(),
            next_in,
            dropped: self.is_dropped,
        };
        for observer in &self.site.observers {
            observer.attempt(&record);
        }
    }

    fn call_over(
        &mut self,
        outcome: Outcome,
        status: Option<u16>,
        request_id: Option<&str>,
        error: Option<&Error>,
    ) {
        self.is_over = true;
        span::hold(&self.span, self.held.all);
        span::end_call(&self.span, outcome, self.attempts, status, error);
        if !self.is_observed() {
            return;
        }
        let text = error.map(Error::to_string);
        let trace_id = self.trace.trace_id();
        let record = CallRecord {
            call_id: self.trace.call_id.as_str(),
            parent_id: self.trace.parent_id(),
            trace_id: trace_id.as_str(),
            spoke: self.declaration.name,
            operation: self.operation,
            alias: &self.site.alias,
            started: self.began.wall,
            elapsed: self.elapsed(),
            held: self.held.all,
            attempts: self.attempts,
            outcome,
            outcome_unknown: match outcome {
                Outcome::Good | Outcome::Failed => false,
                Outcome::Unknown => true,
                Outcome::Dropped => self.in_doubt,
            },
            status,
            kind: error.map(Error::kind),
            code: error.and_then(Error::code),
            request_id,
            error: text.as_deref(),
        };
        for observer in &self.site.observers {
            observer.call(&record);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        self.is_dropped = true;
        // What was under way may come to its end at the vendor.
        let was_sending = self.current.is_some();
        self.doubt(was_sending && self.operation.effect != Effect::Read);
        self.attempt_over(None, None, None);
        self.call_over(Outcome::Dropped, None, None, None);
    }
}

impl Moment {
    fn of(site: &Site) -> Self {
        Moment { now: site.clock.now(), wall: site.clock.wall() }
    }

    fn elapsed(self, site: &Site) -> Duration {
        site.clock.now().saturating_sub(self.now)
    }
}
