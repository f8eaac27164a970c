//! What a connection may spend on retries, so that a vendor in trouble is not hammered.

use std::sync::atomic::{AtomicU64, Ordering};

use super::Retry;

/// The part of a connection's calls that may be retries: enough for the faults of a healthy vendor, and a load that
/// a failing one survives.
pub const RETRY_BUDGET: f64 = 0.2;

/// Retries that a connection may make before it has made a call: single calls retry, too.
const RESERVE: u64 = 10;

/// No more is saved up in good times, however long they last.
const MOST: u64 = 100;

/// The unit of the account: a thousandth of a retry.
const RETRY: u64 = 1000;

/// What a connection may spend on retries: every call pays in a part of one, every retry costs one.
#[derive(Debug)]
pub(crate) struct Budget {
    account: AtomicU64,
}

impl Budget {
    pub(crate) fn new() -> Self {
        Budget { account: AtomicU64::new(RESERVE * RETRY) }
    }

    /// A call begins.
    pub(crate) fn call(&self, retry: &Retry) {
        self.save(retry.budget);
    }

    fn save(&self, share: f64) {
        // From above as from below, a cast of a float stops at the type's ends.
        let part = (share * RETRY as f64) as u64;
        self.change(|account| Some(account.saturating_add(part).min(MOST * RETRY)));
    }

    /// Whether a retry can be paid, which pays it; from a share of one on nothing is counted.
    pub(super) fn pay(&self, share: f64) -> bool {
        share >= 1.0 || self.change(|account| account.checked_sub(RETRY))
    }

    fn change(&self, change: impl Fn(u64) -> Option<u64>) -> bool {
        self.account.fetch_update(Ordering::Relaxed, Ordering::Relaxed, change).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    /// How many retries can be paid after so many calls.
    fn check(share: f64, calls: usize, expected: usize) {
        let budget = Budget::new();
        (0..calls).for_each(|_| budget.save(share));
        assert_eq!((0..1000).take_while(|_| budget.pay(share)).count(), expected, "{share} of {calls}");
    }

    #[test]
    fn a_reserve_and_a_part_of_the_calls() {
        check(0.2, 0, 10);
        check(0.2, 1, 10);
        check(0.2, 5, 11);
        check(0.2, 100, 30);
        check(0.5, 100, 60);
        check(0.0, 100, 10);
    }

    #[test]
    fn good_times_are_not_saved_up_without_end() {
        check(0.2, 1_000_000, 100);
    }

    #[test]
    fn a_share_of_one_or_more_is_no_budget() {
        check(1.0, 0, 1000);
        check(f64::INFINITY, 3, 1000);
    }

    #[test]
    fn nonsense_saves_nothing() {
        check(-1.0, 100, 10);
        check(f64::NAN, 100, 10);
    }
}
