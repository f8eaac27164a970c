//! So much in any stretch of time: a log of what went out.

use std::collections::VecDeque;
use std::time::Duration;

use super::Rate;

/// At most `count` units in any stretch of `span`.
#[derive(Debug)]
pub(super) struct Window {
    count: u64,
    /// The vendor's window and a twentieth of it: what jitter on the way could push together.
    span: Duration,
    /// What goes out within it shares an entry of the log, so that a large window stays small in memory.
    grain: Duration,
    used: u64,
    log: VecDeque<Entry>,
}

#[derive(Debug)]
struct Entry {
    first: Duration,
    last: Duration,
    units: u64,
}

impl Window {
    pub(super) fn new(rate: Rate) -> Self {
        let Rate { count, window } = rate;
        Window {
            count: u64::from(count),
            span: window + window / 20,
            grain: window / 1000,
            used: 0,
            log: VecDeque::new(),
        }
    }

    /// The part of `rate` in which a burst of `units` may go out.
    pub(super) fn of_burst(rate: Rate, units: u32) -> Self {
        let window = rate.window.mul_f64(f64::from(units) / f64::from(rate.count));
        Window::new(Rate { count: units, window })
    }

    /// When `units` fit, behind so many calls of as many units each: no earlier than this. `now` where they fit at once.
    pub(super) fn opens(&mut self, now: Duration, units: u32, before: u64) -> Duration {
        self.forget(now);
        let taken = self.used + (before + 1) * self.weigh(units);
        if taken <= self.count {
            return now;
        }
        // All units ever, in order: of those in the log and those that go before, this one must have left the window.
        let leaves = taken - self.count;
        let rounds = leaves.saturating_sub(self.used).div_ceil(self.count);
        let leaves = leaves.saturating_sub(rounds * self.count);
        let turns = u32::try_from(rounds).unwrap_or(u32::MAX);
        self.left(now, leaves).saturating_add(self.span.saturating_mul(turns))
    }

    pub(super) fn take(&mut self, now: Duration, units: u32) {
        let units = self.weigh(units);
        self.used += units;
        match self.log.back_mut() {
            Some(entry) if now.saturating_sub(entry.first) <= self.grain => {
                entry.units += units;
                entry.last = entry.last.max(now);
            }
            _ => self.log.push_back(Entry { first: now, last: now, units }),
        }
    }

    /// Keeps units for somebody who has yet to wake up.
    pub(super) fn reserve(&mut self, units: u32) {
        self.used += self.weigh(units);
    }

    /// Who they were kept for takes them, at last.
    pub(super) fn take_reserved(&mut self, now: Duration, units: u32) {
        self.release(units);
        self.take(now, units);
    }

    /// Who they were kept for does not want them.
    pub(super) fn release(&mut self, units: u32) {
        self.used -= self.weigh(units);
    }

    /// What was taken at `since` did not go out; where it has left the window, there is nothing to give back.
    pub(super) fn give_back(&mut self, since: Duration, units: u32) {
        let units = self.weigh(units);
        if let Some(entry) = self.log.iter_mut().rfind(|entry| entry.first <= since && since <= entry.last) {
            let units = units.min(entry.units);
            entry.units -= units;
            self.used -= units;
        }
    }

    /// Whether nothing of it is left to remember.
    pub(super) fn is_idle(&mut self, now: Duration) -> bool {
        self.forget(now);
        self.used == 0
    }

    /// What weighs more than the whole window goes out alone.
    fn weigh(&self, units: u32) -> u64 {
        u64::from(units).min(self.count)
    }

    fn forget(&mut self, now: Duration) {
        while let Some(entry) = self.log.front() {
            if entry.last.saturating_add(self.span) > now {
                break;
            }
            self.used -= entry.units;
            self.log.pop_front();
        }
    }

    /// When the unit of this number, from one, leaves the window.
    fn left(&self, now: Duration, number: u64) -> Duration {
        let mut passed = 0;
        if number == 0 {
            return now;
        }
        let entry = self.log.iter().find(|entry| {
            passed += entry.units;
            passed >= number
        });
        // What is kept for somebody goes out now at the earliest.
        entry.map_or(now, |entry| entry.last).saturating_add(self.span)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Rate, Window};

    fn window(text: &str) -> Window {
        Window::new(Rate::read(text).unwrap())
    }

    fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    /// When a call of one unit goes out, and takes it.
    fn next(window: &mut Window, now: Duration) -> u128 {
        let at = window.opens(now, 1, 0);
        window.take(at, 1);
        at.as_millis()
    }

    #[test]
    fn the_window_slides_and_is_a_twentieth_longer() {
        let mut window = window("2/s");
        let sent = [0, 500, 500, 1500, 2000].map(|now| next(&mut window, ms(now)));
        assert_eq!(sent, [0, 500, 1050, 1550, 2100]);
    }

    #[test]
    fn who_stands_before_counts() {
        let mut window = window("2/s");
        window.take(ms(0), 1);
        let opens = [0, 1, 2, 3, 4, 5].map(|before| window.opens(ms(100), 1, before).as_millis());
        assert_eq!(opens, [100, 1050, 1150, 2100, 2200, 3150]);
    }

    #[test]
    fn what_is_heavier_than_the_window_goes_alone() {
        let mut window = window("2/s");
        window.take(ms(0), 9);
        assert_eq!(window.opens(ms(0), 1, 0), ms(1050));
        assert_eq!(window.opens(ms(1050), 9, 0), ms(1050));
    }

    #[test]
    fn what_is_heavier_than_the_window_waits_for_as_many_windows_as_stand_before_it() {
        let mut window = window("2/s");
        window.take(ms(0), 9);
        let opens = [0, 1, 2].map(|before| window.opens(ms(0), 9, before).as_millis());
        assert_eq!(opens, [1050, 2100, 3150]);
    }

    #[test]
    fn what_is_kept_for_somebody_is_taken_until_it_is_given_back() {
        let mut window = window("1/s");
        window.reserve(1);
        assert_eq!(window.opens(ms(5000), 1, 0), ms(6050));
        window.take_reserved(ms(5500), 1);
        assert_eq!(window.opens(ms(6000), 1, 0), ms(6550));
        window.reserve(1);
        window.release(1);
        assert!(window.is_idle(ms(6550)));
    }

    #[test]
    fn what_did_not_go_out_is_given_back() {
        let mut window = window("2/s");
        window.take(ms(0), 1);
        window.take(ms(500), 1);
        window.give_back(ms(0), 1);
        assert_eq!(window.opens(ms(600), 1, 0), ms(600));
        assert_eq!(window.opens(ms(600), 2, 0), ms(1550));
        // Later than the window nothing of it is there.
        assert!(window.is_idle(ms(1550)));
        window.give_back(ms(500), 1);
        assert!(window.is_idle(ms(1550)));
    }

    #[test]
    fn a_burst_is_a_part_of_the_rate() {
        let mut window = Window::of_burst(Rate::read("60/m").unwrap(), 10);
        window.take(ms(0), 10);
        assert_eq!(window.opens(ms(0), 1, 0), ms(10_500));
    }

    #[test]
    fn the_log_stays_small() {
        let mut window = window("1000000/h");
        for now in 0..1_000_000 {
            window.take(Duration::from_micros(now * 3_600), 1);
        }
        assert!(window.log.len() <= 1_001, "{}", window.log.len());
    }
}
