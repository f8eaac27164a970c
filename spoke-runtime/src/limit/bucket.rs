//! One thing that is limited: its windows, how much of it is under way, what the vendor says is left.

use std::time::Duration;

use super::window::Window;
use super::{Limit, Rate};

/// One thing that is limited.
#[derive(Debug, Default)]
pub(super) struct Bucket {
    windows: Vec<Window>,
    concurrent: Option<u32>,
    under_way: u32,
    /// Nothing goes out before.
    closed: Duration,
    quota: Option<Quota>,
    /// Whether every call of the connection passes it.
    pub(super) is_common: bool,
    /// The round in which a waiter that came first was found to need it.
    pub(super) claimed: u64,
    /// How many lanes lead through it.
    pub(super) lanes: usize,
}

/// What the vendor says is left until a moment.
#[derive(Debug)]
struct Quota {
    left: u64,
    until: Duration,
    /// How many calls had left when it said so.
    orders: u64,
}

/// Whether a call fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    Now,
    /// Not before this moment.
    At(Duration),
    /// Not before another call is over.
    Full,
}

impl Bucket {
    /// The one without limits of its own, which only the vendor closes.
    pub(super) fn gate() -> Self {
        Bucket { is_common: true, ..Bucket::default() }
    }

    pub(super) fn new(limit: &Limit, is_common: bool) -> Self {
        let windows = |rate: Rate| {
            // As many as the rate itself, or more, says nothing that the rate does not say.
            let burst = limit.burst.filter(|units| *units < rate.count);
            let burst = burst.map(|units| Window::of_burst(rate, units));
            [Some(Window::new(rate)), burst].into_iter().flatten()
        };
        Bucket {
            windows: limit.rate.into_iter().flat_map(windows).collect(),
            concurrent: limit.concurrent,
            is_common,
            ..Bucket::default()
        }
    }

    #[cfg(test)]
    pub(super) fn under_way(&self) -> u32 {
        self.under_way
    }

    pub(super) fn room(&mut self, now: Duration, units: u32) -> Room {
        if self.concurrent.is_some_and(|most| self.under_way >= most) {
            return Room::Full;
        }
        let mut at = self.opens(now, units, 0);
        // What is under way may be counted in what is left or not: until its answer tells, it is not.
        let needed = u64::from(self.under_way) + u64::from(units);
        if let Some(quota) = self.quota.as_ref().filter(|quota| quota.left < needed) {
            at = at.max(quota.until);
        }
        if at > now { Room::At(at) } else { Room::Now }
    }

    /// No call of so many units goes out before this moment, where so many like it go before.
    pub(super) fn opens(&mut self, now: Duration, units: u32, before: u64) -> Duration {
        self.quota.take_if(|quota| quota.until <= now);
        let declared = self.windows.iter_mut().map(|window| window.opens(now, units, before));
        let declared = declared.fold(now, Duration::max);
        self.paused(now).map_or(declared, |until| declared.max(until))
    }

    /// Until when the vendor wants nothing more, where it said so.
    pub(super) fn paused(&self, now: Duration) -> Option<Duration> {
        let spent = self.quota.as_ref().filter(|quota| quota.left == 0).map(|quota| quota.until);
        Some(self.closed.max(spent.unwrap_or_default())).filter(|until| *until > now)
    }

    pub(super) fn take(&mut self, now: Duration, units: u32) {
        self.under_way += 1;
        for window in &mut self.windows {
            window.take(now, units);
        }
    }

    /// Keeps what a waiter takes until it wakes up.
    pub(super) fn reserve(&mut self, units: u32) {
        self.under_way += 1;
        for window in &mut self.windows {
            window.reserve(units);
        }
    }

    /// The waiter woke up.
    pub(super) fn take_reserved(&mut self, now: Duration, units: u32) {
        for window in &mut self.windows {
            window.take_reserved(now, units);
        }
    }

    /// The waiter was given up before it woke up.
    pub(super) fn release(&mut self, units: u32) {
        for window in &mut self.windows {
            window.release(units);
        }
    }

    /// A call that was let through at `since` was not sent.
    pub(super) fn give_back(&mut self, since: Duration, units: u32) {
        for window in &mut self.windows {
            window.give_back(since, units);
        }
    }

    /// A call is over.
    pub(super) fn leave(&mut self) {
        self.under_way -= 1;
    }

    pub(super) fn close(&mut self, until: Duration) {
        self.closed = self.closed.max(until);
    }

    /// The answer to the call of this order says that so much is left, when `orders` calls had left.
    ///
    /// Answers overtake one another. What was sent before the last word came may have been counted before what that word
    /// counts, so only less is news; what was sent after it knows better.
    pub(super) fn set_left(&mut self, left: u64, until: Duration, order: u64, orders: u64) {
        match &self.quota {
            Some(quota) if order <= quota.orders && left > quota.left => {}
            _ => self.quota = Some(Quota { left, until, orders }),
        }
    }

    /// A call came back without a word about what is left: it counts.
    pub(super) fn use_up(&mut self, units: u32) {
        if let Some(quota) = &mut self.quota {
            quota.left = quota.left.saturating_sub(u64::from(units));
        }
    }

    /// Whether forgetting it changes nothing.
    pub(super) fn is_idle(&mut self, now: Duration) -> bool {
        let spent = self.quota.as_ref().is_none_or(|quota| quota.until <= now);
        spent
            && self.closed <= now
            && self.under_way == 0
            && self.windows.iter_mut().all(|window| window.is_idle(now))
    }
}

#[cfg(test)]
mod tests {
    use super::Bucket;
    use crate::limit::rate;

    #[test]
    fn a_burst_of_the_whole_rate_says_nothing_more() {
        for (limit, windows) in [
            (rate("60/m").burst(59), 2),
            (rate("60/m").burst(60), 1),
            (rate("10/s").burst(20), 1),
            (rate("1/4294967295d").burst(u32::MAX), 1),
        ] {
            assert_eq!(Bucket::new(&limit, false).windows.len(), windows, "{limit}");
        }
    }
}
