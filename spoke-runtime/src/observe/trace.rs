//! The headers that join a call to the vendor's logs: `traceparent` and the call id.

use http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::clock::Clock;

/// The header that carries the id of the call, the same on every attempt, for the vendor's logs and for proxies between.
pub const CALL_ID: &str = "x-spoke-call-id";

const CALL_ID_NAME: HeaderName = HeaderName::from_static(CALL_ID);
const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// The call for which another one is made.
#[derive(Clone, Debug)]
pub(crate) struct Parent {
    pub(super) call_id: String,
    pub(super) trace_id: String,
}

/// The ids of one call.
#[derive(Debug)]
pub(super) struct Trace {
    /// 32 hexadecimal digits.
    pub(super) call_id: String,
    /// 32 hexadecimal digits: the action's own where it sets `traceparent`, the call's id elsewhere.
    own: Option<String>,
    parent_id: Option<String>,
}

impl Trace {
    /// Fresh ids, or the trace that the request or the call before it already belongs to.
    pub(super) fn begin(clock: &dyn Clock, headers: Option<&HeaderMap>, parent: Option<&Parent>) -> Self {
        let call_id = format!("{:016x}{:016x}", clock.random(), clock.random());
        let given = headers.and_then(|headers| headers.get(TRACEPARENT)?.to_str().ok());
        let own = given.and_then(trace_of).or_else(|| parent.map(|parent| parent.trace_id.clone()));
        Trace { call_id, own, parent_id: parent.map(|parent| parent.call_id.clone()) }
    }

    pub(super) fn parent_id(&self) -> Option<&str> {
        self.parent_id.as_deref()
    }

    pub(super) fn trace_id(&self) -> &str {
        self.own.as_deref().unwrap_or(&self.call_id)
    }

    /// Sets both headers, unless the action set its own, with a span id for this attempt.
    pub(super) fn stamp(&self, clock: &dyn Clock, headers: &mut HeaderMap) {
        let mut set = |name: HeaderName, value: String| {
            if let (false, Ok(value)) = (headers.contains_key(&name), HeaderValue::try_from(value)) {
                headers.insert(name, value);
            }
        };
        // A span id of zeros is invalid (W3C Trace Context, 3.2.2.4).
        let span = clock.random().max(1);
        set(TRACEPARENT, format!("00-{}-{span:016x}-01", self.trace_id()));
        set(CALL_ID_NAME, self.call_id.clone());
    }
}

/// The trace id of a `traceparent` (W3C Trace Context, 3.2.2.3).
fn trace_of(traceparent: &str) -> Option<String> {
    let id = traceparent.split('-').nth(1)?;
    let is_id = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| id.to_owned())
}
