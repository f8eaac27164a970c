//! Exponential backoff with full jitter.
//!
//! Of the ways to spread repeats, full jitter costs a vendor in trouble the fewest calls (Marc Brooker, "Exponential
//! Backoff And Jitter", AWS Architecture Blog, 2015).

use std::time::Duration;

/// Nobody waits longer, whatever was configured; it also keeps the arithmetic far from its limits.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A random part of `first` doubled for every attempt after the first, but never more than `longest`.
pub(super) fn wait(first: Duration, longest: Duration, attempts: u32, random: u64) -> Duration {
    let doublings = attempts.saturating_sub(1).min(31);
    let ceiling = first.saturating_mul(1 << doublings).min(longest).min(DAY);
    ceiling.mul_f64(random as f64 / u64::MAX as f64)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{DAY, wait};

    const FIRST: Duration = Duration::from_millis(250);
    const LONGEST: Duration = Duration::from_secs(10);

    #[test]
    fn the_ceiling_doubles_and_stops() {
        let ceilings = [1, 2, 3, 6, 7, 40, u32::MAX].map(|n| wait(FIRST, LONGEST, n, u64::MAX).as_millis());
        assert_eq!(ceilings, [250, 500, 1000, 8000, 10_000, 10_000, 10_000]);
    }

    #[test]
    fn the_jitter_is_full() {
        assert_eq!(wait(FIRST, LONGEST, 1, 0), Duration::ZERO);
        assert_eq!(wait(FIRST, LONGEST, 1, u64::MAX / 2).as_millis(), 125);
    }

    #[test]
    fn an_endless_wait_does_not_overflow() {
        assert_eq!(wait(Duration::MAX, Duration::MAX, 9, u64::MAX), DAY);
    }
}
