//! Leave to send one request, given back by being dropped.

use crate::clock::Clock;

use super::limiter::Limiter;
use super::state::Leave;
use super::strikes::Heard;

/// Leave to send one request. Dropped, it says nothing but that the call is over.
#[must_use]
pub(crate) struct Permit<'a> {
    limiter: &'a Limiter,
    clock: &'a dyn Clock,
    leave: Leave,
    heard: Heard,
}

impl<'a> Permit<'a> {
    pub(super) fn new(limiter: &'a Limiter, clock: &'a dyn Clock, leave: Leave) -> Self {
        Permit { limiter, clock, leave, heard: Heard::default() }
    }

    /// Its number in the order of leaving.
    #[cfg(test)]
    pub(super) fn order(&self) -> u64 {
        self.leave.order
    }

    /// The answer came.
    pub(crate) fn answered(mut self, heard: Heard) {
        self.heard = heard;
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let now = self.clock.now();
        self.limiter.change(|state, wakers| state.answered(self.leave, now, &self.heard, wakers));
    }
}
