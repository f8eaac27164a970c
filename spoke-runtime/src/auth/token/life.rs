//! How old a token is: good, near its end, over.

use std::time::{Duration, SystemTime};

use crate::clock::Clock;

/// The most that a token is refreshed ahead of its end: long before, a lifetime of hours is not worth giving up.
const FARTHEST_AHEAD: Duration = Duration::from_secs(600);

/// The most that a token counts as over before its end: as long as a request may be on its way.
const SAFETY: Duration = Duration::from_secs(30);

/// How old a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// It is good.
    Fresh,
    /// It is still good, and time to fetch the next one.
    Aging,
    /// It may be over before a request with it arrives.
    Over,
}

/// The life of one token, on the clock that measures time and on the one that tells it: a machine that slept, and a wall clock
/// that was set back, are both seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Life(Option<Span>);

#[derive(Clone, Copy, Debug)]
struct Span {
    ahead: Duration,
    over: Duration,
    over_by_the_wall: SystemTime,
    end: Duration,
}

impl Life {
    /// A life that began at `began`, before the token was asked for.
    ///
    /// The next token is fetched between a tenth and a fifth of the lifetime ahead, by chance, so that many processes do not all
    /// come at once.
    pub(super) fn begin(clock: &dyn Clock, began: Moment, lifetime: Option<Duration>) -> Self {
        let Some(lifetime) = lifetime else { return Life(None) };
        let ahead = (lifetime / 5).min(FARTHEST_AHEAD);
        let ahead = ahead / 2 + ahead.mul_f64(chance(clock) / 2.0);
        let over = lifetime.saturating_sub((lifetime / 20).min(SAFETY));
        Life(Some(Span {
            ahead: began.now.saturating_add(lifetime.saturating_sub(ahead)),
            over: began.now.saturating_add(over),
            over_by_the_wall: began.wall.checked_add(over).unwrap_or(began.wall),
            end: began.now.saturating_add(lifetime),
        }))
    }

    pub(super) fn age(&self, clock: &dyn Clock) -> Age {
        let Some(span) = self.0 else { return Age::Fresh };
        let now = clock.now();
        match () {
            () if now >= span.over || clock.wall() >= span.over_by_the_wall => Age::Over,
            () if now >= span.ahead => Age::Aging,
            () => Age::Fresh,
        }
    }

    /// For how long the token is still good.
    pub(super) fn left(&self, clock: &dyn Clock) -> Option<Duration> {
        self.0.map(|span| span.end.saturating_sub(clock.now()))
    }
}

/// A moment on both clocks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    now: Duration,
    wall: SystemTime,
}

impl Moment {
    pub(super) fn of(clock: &dyn Clock) -> Self {
        Moment { now: clock.now(), wall: clock.wall() }
    }
}

/// A number from 0 to 1.
pub(super) fn chance(clock: &dyn Clock) -> f64 {
    clock.random() as f64 / u64::MAX as f64
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Age, Life, Moment};
    use crate::clock::{Clock, ManualClock};

    const MINUTE: Duration = Duration::from_secs(60);

    fn ages(lifetime: Duration, random: u64, moments: &[u64]) -> Vec<Age> {
        let clock = ManualClock::new();
        clock.fix_random(random);
        let life = Life::begin(&clock, Moment::of(&clock), Some(lifetime));
        let mut ages = Vec::new();
        for second in moments {
            clock.advance(Duration::from_secs(*second).saturating_sub(clock.now()));
            ages.push(life.age(&clock));
        }
        ages
    }

    #[test]
    fn an_hour_is_refreshed_minutes_ahead_and_over_half_a_minute_before_its_end() {
        use Age::{Aging, Fresh, Over};
        assert_eq!(ages(60 * MINUTE, u64::MAX, &[2999, 3001, 3569, 3570]), [Fresh, Aging, Aging, Over]);
        assert_eq!(ages(60 * MINUTE, 0, &[3299, 3301, 3569, 3570]), [Fresh, Aging, Aging, Over]);
        assert_eq!(ages(MINUTE, u64::MAX, &[47, 49, 56, 57]), [Fresh, Aging, Aging, Over]);
    }

    #[test]
    fn no_end_is_never_near() {
        let clock = ManualClock::new();
        let life = Life::begin(&clock, Moment::of(&clock), None);
        clock.advance(1_000_000 * MINUTE);
        assert_eq!((life.age(&clock), life.left(&clock)), (Age::Fresh, None));
    }

    #[test]
    fn a_lifetime_of_nothing_is_over_at_once() {
        assert_eq!(ages(Duration::ZERO, 0, &[0]), [Age::Over]);
    }
}
