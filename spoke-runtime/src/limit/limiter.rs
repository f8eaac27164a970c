//! What holds a connection's calls back until its vendor takes them.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::Duration;

use crate::clock::Clock;

use super::Limit;
use super::lanes::Ask;
use super::permit::Permit;
use super::state::{Entry, Settled, State, Wakers};
use super::waiting::Waiting;

/// What holds a connection's calls back until its vendor takes them: first come, first served in every bucket, and
/// nobody waits behind a bucket that is not its own.
pub(crate) struct Limiter {
    /// The connection's own limit, in place of the spoke's.
    own: Option<[Limit; 1]>,
    state: Mutex<State>,
}

/// A call cannot be sent before so much time has passed, and does not wait so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) wait: Duration,
}

impl Limiter {
    pub(crate) fn new(own: Option<Limit>) -> Self {
        Limiter { own: own.map(|limit| [limit]), state: Mutex::new(State::new()) }
    }

    /// Waits until a call may be sent. Who gives up waiting takes nobody's place along.
    pub(crate) async fn pass<'a>(
        &'a self,
        clock: &'a dyn Clock,
        ask: &Ask<'_>,
    ) -> Result<Permit<'a>, Refused> {
        let now = clock.now();
        let common = self.own.as_ref().map_or(ask.common, |own| own.as_slice());
        let entry = self.change(|state, wakers| state.enter(now, common, ask, wakers));
        match entry {
            Entry::Settled(Settled::Passed(leave)) => Ok(Permit::new(self, clock, leave, now)),
            Entry::Settled(Settled::Refused(at)) => Err(Refused { wait: at.saturating_sub(now) }),
            Entry::Waits { number, lane } => Waiting::new(self, clock, number, lane, ask.end).await,
        }
    }

    /// Changes the state, and wakes whom that concerns once the lock is open: a waker may poll at once.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut State, &mut Wakers) -> T) -> T {
        let mut wakers = Wakers::new();
        let changed = change(&mut self.lock(), &mut wakers);
        wakers.into_iter().for_each(Waker::wake);
        changed
    }

    /// Whether nobody waits and nothing is under way.
    #[cfg(test)]
    pub(super) fn is_at_rest(&self) -> bool {
        self.lock().is_at_rest()
    }

    #[cfg(test)]
    pub(super) fn lanes(&self) -> usize {
        self.lock().lanes.lanes.len()
    }

    /// How many were let through so far.
    #[cfg(test)]
    pub(super) fn orders(&self) -> u64 {
        self.lock().orders()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Limiter {
    /// Without the values that have buckets of their own: they are inputs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limiter").field("own", &self.own).finish_non_exhaustive()
    }
}
