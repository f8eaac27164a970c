//! Whether and when a failed attempt is made again.

mod backoff;
mod budget;
mod effect;

use std::time::Duration;

use crate::clock::Clock;
use crate::error::Error;

pub(crate) use budget::Budget;
pub use budget::RETRY_BUDGET;
pub(crate) use effect::Repeat;

/// How many attempts at most: most faults that pass at all have passed by the third, and more would pile onto a vendor
/// that is already in trouble.
pub const ATTEMPTS: u32 = 3;

/// The wait before the second attempt is a random part of this: longer than a restart of a connection, short enough
/// for somebody who waits.
pub const FIRST_WAIT: Duration = Duration::from_millis(250);

/// No wait of our own choosing is longer: beyond it the caller knows better than we do.
pub const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The longest `Retry-After` that a call waits out: most vendors' windows are a minute. Where more is asked for the call
/// fails at once and says so, for a shorter wait would only be refused again.
pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(60);

/// How often a call is tried, and how long it waits between: exponential backoff with full jitter, or what the vendor's
/// `Retry-After` asks for where that is more.
///
/// Which failures are tried again is no matter of taste: it follows from the action's effect and cannot be set here.
///
/// ```
/// use std::time::Duration;
/// use spoke_runtime::Retry;
///
/// let patient = Retry::new().attempts(6).longest_wait(Duration::from_secs(30));
/// let never = Retry::none();
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Retry {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
    longest_retry_after: Duration,
    budget: f64,
}

impl Retry {
    /// [`ATTEMPTS`] attempts, waits between [`FIRST_WAIT`] and [`LONGEST_WAIT`], `Retry-After` up to [`LONGEST_RETRY_AFTER`], a
    /// budget of [`RETRY_BUDGET`].
    pub const fn new() -> Self {
        Retry {
            attempts: ATTEMPTS,
            first_wait: FIRST_WAIT,
            longest_wait: LONGEST_WAIT,
            longest_retry_after: LONGEST_RETRY_AFTER,
            budget: RETRY_BUDGET,
        }
    }

    /// One attempt.
    pub const fn none() -> Self {
        Retry::new().attempts(1)
    }

    /// How many attempts at most, the first included; zero is one.
    #[must_use]
    pub const fn attempts(self, attempts: u32) -> Self {
        Retry { attempts, ..self }
    }

    /// The wait before the second attempt is a random part of this; it doubles with every further one.
    #[must_use]
    pub const fn first_wait(self, first_wait: Duration) -> Self {
        Retry { first_wait, ..self }
    }

    /// No wait is longer, unless the vendor asks for it.
    #[must_use]
    pub const fn longest_wait(self, longest_wait: Duration) -> Self {
        Retry { longest_wait, ..self }
    }

    /// The longest `Retry-After` that is waited out; where more is asked for the call fails at once.
    #[must_use]
    pub const fn longest_retry_after(self, longest_retry_after: Duration) -> Self {
        Retry { longest_retry_after, ..self }
    }

    /// The part of the connection's calls that may be retries: 0.2 is one retry in five calls. Ten are kept in reserve, so that
    /// the first calls retry, too. From 1.0 on nothing is counted.
    #[must_use]
    pub const fn budget(self, share: f64) -> Self {
        Retry { budget: share, ..self }
    }

    /// The longest pause of the connection that a call waits out.
    pub(crate) fn longest_wait_for_vendor(&self) -> Duration {
        self.longest_retry_after
    }

    /// Whether another attempt may follow so many.
    pub(crate) fn has_another(&self, attempts: u32) -> bool {
        attempts < self.attempts
    }

    /// The wait of one's own after so many attempts, whatever was answered.
    pub(crate) fn backoff(&self, attempts: u32, clock: &dyn Clock) -> Duration {
        backoff::wait(self.first_wait, self.longest_wait, attempts, clock.random())
    }

    /// How long to wait before the next attempt; `None` where there is none, or not in the time that is `left`, or the
    /// connection has spent its `budget`, which the error then says.
    pub(crate) fn wait(
        &self,
        repeat: Repeat,
        attempts: u32,
        error: &mut Error,
        left: Option<Duration>,
        budget: &Budget,
        clock: &dyn Clock,
    ) -> Option<Duration> {
        if attempts >= self.attempts || !repeat.allows(error) {
            return None;
        }
        let asked = error.retry_after().unwrap_or_default();
        if asked > self.longest_retry_after {
            return None;
        }
        let own = self.backoff(attempts, clock);
        let wait = own.max(asked);
        // An attempt that could only begin when the time is up is none.
        let is_in_time = left.is_none_or(|left| wait < left);
        (is_in_time && self.pays(budget, error)).then_some(wait)
    }

    /// Whether the connection's `budget` has one more attempt, which pays it; where it has none, the error says so.
    pub(crate) fn pays(&self, budget: &Budget, error: &mut Error) -> bool {
        let is_paid = budget.pay(self.budget);
        error.inner_mut().over_budget = !is_paid;
        is_paid
    }
}

impl Default for Retry {
    fn default() -> Self {
        Retry::new()
    }
}
