//! The headers that join a call to the vendor's logs: `traceparent` and the call id.

use std::fmt;

use http::header::{Entry, HeaderMap, HeaderName, HeaderValue};

use crate::clock::Clock;

/// The header that carries the id of the call, the same on every attempt, for the vendor's logs and for proxies between.
pub const CALL_ID: &str = "x-spoke-call-id";

const CALL_ID_NAME: HeaderName = HeaderName::from_static(CALL_ID);
const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// The call for which another one is made.
#[derive(Clone, Debug)]
pub(crate) struct Parent {
    pub(super) call_id: Id,
    pub(super) trace_id: Id,
}

/// 32 hexadecimal digits. Every call makes one, so it stands where it is, without a `String`.
#[derive(Clone, Copy)]
pub(super) struct Id([u8; 32]);

impl Id {
    fn random(clock: &dyn Clock) -> Id {
        let mut id = Id([b'0'; 32]);
        let (high, low) = id.0.split_at_mut(16);
        write_hex(clock.random(), high);
        write_hex(clock.random(), low);
        id
    }

    /// The digits.
    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The ids of one call.
#[derive(Debug)]
pub(super) struct Trace {
    pub(super) call_id: Id,
    /// The action's own where it sets `traceparent`, the call's id elsewhere.
    own: Option<Id>,
    parent_id: Option<Id>,
}

impl Trace {
    /// Fresh ids, or the trace that the request or the call before it already belongs to.
    pub(super) fn begin(clock: &dyn Clock, headers: Option<&HeaderMap>, parent: Option<&Parent>) -> Self {
        let given = headers.and_then(|headers| headers.get(TRACEPARENT)?.to_str().ok());
        let own = given.and_then(trace_of).or_else(|| parent.map(|parent| parent.trace_id));
        Trace { call_id: Id::random(clock), own, parent_id: parent.map(|parent| parent.call_id) }
    }

    pub(super) fn parent_id(&self) -> Option<&str> {
        self.parent_id.as_ref().map(Id::as_str)
    }

    pub(super) fn trace_id(&self) -> Id {
        self.own.unwrap_or(self.call_id)
    }

    /// Sets both headers, unless the action set its own, with a span id for this attempt.
    pub(super) fn stamp(&self, clock: &dyn Clock, headers: &mut HeaderMap) {
        let mut set = |name: HeaderName, value: &[u8]| {
            if let (Entry::Vacant(place), Ok(value)) = (headers.entry(name), HeaderValue::from_bytes(value)) {
                place.insert(value);
            }
        };
        let mut traceparent = *b"00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";
        traceparent[3..35].copy_from_slice(&self.trace_id().0);
        // A span id of zeros is invalid (W3C Trace Context, 3.2.2.4).
        write_hex(clock.random().max(1), &mut traceparent[36..52]);
        set(TRACEPARENT, &traceparent);
        set(CALL_ID_NAME, &self.call_id.0);
    }
}

/// Writes the lowest digits of `number` into all of `digits`, in lower case.
fn write_hex(number: u64, digits: &mut [u8]) {
    for (at, digit) in digits.iter_mut().rev().enumerate() {
        *digit = b"0123456789abcdef"[(number >> (4 * at) & 0xf) as usize];
    }
}

/// The trace id of a `traceparent` (W3C Trace Context, 3.2.2.3).
fn trace_of(traceparent: &str) -> Option<Id> {
    let id: [u8; 32] = traceparent.split('-').nth(1)?.as_bytes().try_into().ok()?;
    id.iter().all(u8::is_ascii_hexdigit).then_some(Id(id))
}
