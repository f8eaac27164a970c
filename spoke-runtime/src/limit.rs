//! How much a vendor takes at a time: as a declaration says it, kept by one limiter for each connection.

mod bucket;
mod display;
mod lanes;
mod limiter;
mod permit;
mod rate;
mod state;
mod strikes;
mod waiting;
mod window;

use std::time::Duration;

pub(crate) use lanes::Ask;
pub(crate) use limiter::{Limiter, Refused};
pub(crate) use permit::Permit;
pub(crate) use rate::Rate;
pub use rate::rate;
pub(crate) use strikes::{Heard, Signal};

/// How much a vendor takes at a time: so many calls in a window, so many at once.
///
/// A spoke's limit counts all calls of a connection, an action's the calls of that action, both together where both are
/// declared. It is a constant expression:
///
/// ```
/// use spoke_runtime::{Limit, rate};
///
/// const SEARCHES: Limit = rate("30/m").shared("search");
/// const UPLOADS: Limit = Limit::concurrent(4);
/// const WRITES: Limit = rate("900/m").weight(5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Limit {
    pub(crate) rate: Option<Rate>,
    /// At most so many of `rate` in the part of the window that is theirs.
    pub(crate) burst: Option<u32>,
    pub(crate) concurrent: Option<u32>,
    pub(crate) weight: u32,
    pub(crate) shared: Option<&'static str>,
    /// The input whose every value has a bucket of its own.
    pub(crate) by: Option<usize>,
    pub(crate) pause: Option<Duration>,
}

impl Limit {
    const NONE: Limit =
        Limit { rate: None, burst: None, concurrent: None, weight: 1, shared: None, by: None, pause: None };

    pub(crate) const fn at(rate: Rate) -> Self {
        Limit { rate: Some(rate), ..Limit::NONE }
    }

    /// At most so many calls under way at once.
    ///
    /// # Panics
    /// Where it is zero: in a constant, which a declaration is, when it is compiled.
    pub const fn concurrent(calls: u32) -> Self {
        Limit::NONE.and_concurrent(calls)
    }

    /// Also: at most so many calls under way at once.
    ///
    /// # Panics
    /// Where it is zero.
    pub const fn and_concurrent(self, calls: u32) -> Self {
        assert!(calls > 0, "a limit of no call at once lets nothing through; give at least 1");
        Limit { concurrent: Some(calls), ..self }
    }

    /// At most so many calls of the rate right after one another: `rate("60/m").burst(10)` is at most 10 in any 10 seconds
    /// as well. As many as the rate itself, or more, say nothing that it does not say.
    ///
    /// # Panics
    /// Where it is zero, or there is no rate.
    pub const fn burst(self, calls: u32) -> Self {
        assert!(calls > 0, "a burst of nothing lets nothing through; give at least 1");
        assert!(self.rate.is_some(), "a burst is a part of a rate; write `rate(\"60/m\").burst(10)`");
        Limit { burst: Some(calls), ..self }
    }

    /// What one call counts.
    ///
    /// # Panics
    /// Where it is zero.
    pub const fn weight(self, units: u32) -> Self {
        assert!(units > 0, "a call that weighs nothing is not limited; give at least 1");
        Limit { weight: units, ..self }
    }

    /// One bucket for all actions of the connection that name it so.
    pub const fn shared(self, name: &'static str) -> Self {
        Limit { shared: Some(name), ..self }
    }

    /// A bucket of its own for each value of the input with this index: what `limit = .. by field` emits.
    pub const fn by(self, input: usize) -> Self {
        Limit { by: Some(input), ..self }
    }

    /// How many seconds the connection pauses where the vendor says that it was too much without saying for how long.
    pub const fn pause(self, seconds: u64) -> Self {
        Limit { pause: Some(Duration::from_secs(seconds)), ..self }
    }
}

#[cfg(test)]
mod tests;
