//! Leave to send one request, given back by being dropped.

use std::time::Duration;

use crate::clock::Clock;

use super::limiter::Limiter;
use super::state::Leave;
use super::strikes::Heard;

/// Leave to send one request. Dropped, it says nothing but that the call is over; where it was not used, it counts for nothing.
#[must_use]
pub(crate) struct Permit<'a> {
    limiter: &'a Limiter,
    clock: &'a dyn Clock,
    leave: Leave,
    /// When it was given.
    since: Duration,
    is_used: bool,
    heard: Heard,
}

impl<'a> Permit<'a> {
    pub(super) fn new(limiter: &'a Limiter, clock: &'a dyn Clock, leave: Leave, since: Duration) -> Self {
        Permit { limiter, clock, leave, since, is_used: false, heard: Heard::default() }
    }

    /// Its number in the order of leaving.
    #[cfg(test)]
    pub(super) fn order(&self) -> u64 {
        self.leave.order
    }

    /// The request leaves now: from here on the vendor may count it.
    pub(crate) fn use_up(&mut self) {
        self.is_used = true;
    }

    /// The answer came.
    pub(crate) fn answered(mut self, heard: Heard) {
        self.heard = heard;
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let now = self.clock.now();
        self.limiter.change(|state, wakers| match self.is_used {
            true => state.answered(self.leave, now, &self.heard, wakers),
            false => state.give_back(self.leave, self.since, now, wakers),
        });
    }
}
