//! The moment at which a call has taken too long.

use std::time::Duration;

use crate::clock::Clock;

/// The end of a call, counted from its beginning.
pub(super) struct Deadline<'a> {
    clock: &'a dyn Clock,
    end: Option<Duration>,
}

impl<'a> Deadline<'a> {
    pub(super) fn begin(clock: &'a dyn Clock, limit: Option<Duration>) -> Self {
        Deadline { clock, end: limit.map(|limit| clock.now().saturating_add(limit)) }
    }

    /// The moment itself, on the clock.
    pub(super) fn end(&self) -> Option<Duration> {
        self.end
    }

    /// What is left; `None` where there is no end.
    pub(super) fn left(&self) -> Option<Duration> {
        self.end.map(|end| end.saturating_sub(self.clock.now()))
    }

    /// Whether nothing is left.
    pub(super) fn is_over(&self) -> bool {
        self.left() == Some(Duration::ZERO)
    }

    /// `limit`, or what is left where that is less.
    pub(super) fn cap(&self, limit: Duration) -> Duration {
        self.left().map_or(limit, |left| left.min(limit))
    }
}
