//! What the limiter learns from answers.

use std::time::Duration;

use super::lanes::GATE;
use super::state::{Leave, State, Wakers};

/// The first pause where the vendor says that it was too much, and neither it nor a declaration says for how long.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// Such pauses double up to this: most vendors' windows are a minute.
const LONGEST_OWN_PAUSE: Duration = Duration::from_secs(60);

/// Nobody waits longer on a vendor's word alone: after an hour it is asked again.
pub(crate) const LONGEST_PAUSE: Duration = Duration::from_secs(60 * 60);

/// What an answer says about limits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heard {
    pub(crate) signal: Signal,
    /// How long the vendor asks to wait.
    pub(crate) wait: Option<Duration>,
    /// How much is left until the reset.
    pub(crate) left: Option<u64>,
    /// How long until there is more.
    pub(crate) reset: Option<Duration>,
}

/// What an answer is to a limiter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Signal {
    /// The vendor took the call.
    Good,
    /// It was too much.
    Limited,
    /// It says nothing about limits: another failure, or no answer.
    #[default]
    Other,
}

/// How often in a row it was too much without a word about how long to wait.
#[derive(Debug, Default)]
pub(super) struct Strikes {
    count: u32,
    /// The last call that had left when it was too much: an answer to it, or to an earlier one, is no news.
    seen: u64,
}

impl Strikes {
    /// How long to pause; `None` where the pause that began with another answer holds.
    fn strike(&mut self, order: u64, orders: u64) -> Option<Duration> {
        if order <= self.seen {
            return None;
        }
        self.seen = orders;
        let doublings = self.count.min(31);
        self.count += 1;
        Some(FIRST_PAUSE.saturating_mul(1 << doublings).min(LONGEST_OWN_PAUSE))
    }

    fn forgive(&mut self, order: u64) {
        if order > self.seen {
            self.count = 0;
        }
    }
}

impl State {
    /// The answer to a call came, or it was lost.
    pub(super) fn answered(&mut self, leave: Leave, now: Duration, heard: &Heard, wakers: &mut Wakers) {
        let Leave { lane, order } = leave;
        let orders = self.orders();
        let mut closes = false;
        match heard.signal {
            Signal::Good => self.strikes.forgive(order),
            Signal::Limited => {
                let own = || self.lanes.lanes[lane].pause;
                if let Some(pause) = heard.wait.or_else(own).or_else(|| self.strikes.strike(order, orders)) {
                    self.lanes.buckets[GATE].close(now + bounded(pause));
                    closes = true;
                }
            }
            Signal::Other => {}
        }
        let told = self.lanes.lanes[lane].told;
        match (heard.left, heard.reset) {
            (Some(left), Some(reset)) if reset > Duration::ZERO => {
                self.lanes.buckets[told].set_left(left, now + bounded(reset), order, orders);
                closes |= left == 0;
            }
            _ => {
                let parts = &self.lanes.lanes[lane].parts;
                let units = parts.iter().find(|part| part.bucket == told).map_or(1, |part| part.units);
                self.lanes.buckets[told].use_up(units);
            }
        }
        if closes {
            self.refuse_the_impatient(now, wakers);
        }
        self.leave(leave, now, wakers);
    }
}

fn bounded(wait: Duration) -> Duration {
    if wait > LONGEST_PAUSE {
        tracing::warn!(
            target: "spoke",
            asked = wait.as_secs(),
            waits = LONGEST_PAUSE.as_secs(),
            "the vendor asks for a pause that is longer than any that is kept"
        );
    }
    wait.min(LONGEST_PAUSE)
}
