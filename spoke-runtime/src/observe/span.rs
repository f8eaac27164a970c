//! The two tracing call sites of the crate, with OpenTelemetry's names (semantic conventions for HTTP client spans).
//!
//! No field holds an input or a secret: `url.full` is the origin and the declared template.

use std::fmt;
use std::time::Duration;

use tracing::Span;
use tracing::field::{Empty, display};
use url::Url;

use super::record::Outcome;
use crate::error::Error;
use crate::operation::Operation;
use crate::response::Response;

/// The span of a whole call.
pub(super) fn call(spoke: &str, operation: &Operation, alias: &str, call_id: &str) -> Span {
    tracing::info_span!(
        target: "spoke",
        "call",
        otel.name = %format_args!("{spoke}.{}", operation.name),
        otel.kind = "internal",
        otel.status_code = Empty,
        spoke.name = spoke,
        spoke.action = operation.name,
        spoke.connection = alias,
        spoke.call_id = call_id,
        spoke.attempts = Empty,
        spoke.held_ms = Empty,
        spoke.outcome = Empty,
        http.response.status_code = Empty,
        error.type = Empty,
    )
}

/// The span of one attempt.
pub(super) fn attempt(operation: &Operation, url: &Url, number: u32, resends: u32) -> Span {
    let method = operation.method.as_str();
    let span = tracing::info_span!(
        target: "spoke",
        "attempt",
        otel.name = %format_args!("{method} {}", operation.path),
        otel.kind = "client",
        otel.status_code = Empty,
        http.request.method = method,
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        http.response.body.size = Empty,
        server.address = url.host_str(),
        server.port = url.port_or_known_default(),
        url.scheme = url.scheme(),
        url.full = %format_args!("{}{}", Origin(url), operation.path),
        url.template = operation.path,
        spoke.attempt = number,
        spoke.held_ms = Empty,
        error.type = Empty,
    );
    if resends > 0 {
        span.record("http.request.resend_count", resends);
    }
    span
}

/// Notes on a span for how many milliseconds limits held back what it spans, where they did.
pub(super) fn hold(span: &Span, held: Duration) {
    if held > Duration::ZERO {
        span.record("spoke.held_ms", u64::try_from(held.as_millis()).unwrap_or(u64::MAX));
    }
}

/// Notes on an attempt's span how it ended.
pub(super) fn end_attempt(span: &Span, response: Option<&Response>, error: Option<&Error>) {
    if let Some(response) = response {
        span.record("http.response.status_code", response.status);
        span.record("http.response.body.size", response.body.len());
    }
    end(span, response.map(|response| response.status), error);
}

/// Notes on an attempt's span that nobody waited for its end.
pub(super) fn drop_attempt(span: &Span) {
    span.record("error.type", "dropped");
}

/// Notes on a call's span how it ended.
pub(super) fn end_call(
    span: &Span,
    outcome: Outcome,
    attempts: u32,
    status: Option<u16>,
    error: Option<&Error>,
) {
    span.record("spoke.outcome", outcome.as_str());
    span.record("spoke.attempts", attempts);
    if let Some(status) = status {
        span.record("http.response.status_code", status);
    }
    end(span, status, error);
}

fn end(span: &Span, status: Option<u16>, error: Option<&Error>) {
    let Some(error) = error else { return };
    span.record("otel.status_code", "ERROR");
    match status {
        Some(status @ 400..) => span.record("error.type", display(status)),
        _ => span.record("error.type", error.kind().as_str()),
    };
}

/// Scheme, host and port of a URL, and nothing behind them.
pub(super) struct Origin<'a>(pub(super) &'a Url);

impl fmt::Display for Origin<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.0.scheme(), self.0.host_str().unwrap_or_default())?;
        self.0.port().map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}
