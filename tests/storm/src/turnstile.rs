//! A vendor that takes so many requests in a time, and bans who does not listen.

use std::collections::VecDeque;
use std::time::{Duration, SystemTime};

use serde_json::json;

use crate::dialect::Dialect;
use crate::said::Said;

/// How a vendor counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// Anew with every whole window since the beginning.
    Fixed,
    /// Over the last window before every request: no burst at a border slips through.
    Sliding,
}

/// What a vendor does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is taken; so many more are, until so much time has passed.
    Passed {
        /// How many more.
        left: u32,
        /// Until the count begins again, or the oldest request is forgotten.
        reset: Duration,
    },
    /// It is refused until so much time has passed.
    Refused {
        /// How long.
        reset: Duration,
    },
    /// The caller is not served any more.
    Banned,
}

/// A vendor that takes so many requests in a time, and bans who was refused too often.
///
/// It is a plain count that is asked with the time: behind a socket by [`Storm::limit`](crate::Storm::limit), and on a
/// scripted transport with a hand-moved clock by [`Turnstile::say`].
#[derive(Clone, Debug)]
pub struct Turnstile {
    allowed: u32,
    window: Duration,
    counts: Window,
    bans_at: u32,
    dialect: Dialect,
    /// When what counts was taken, the oldest first.
    taken: VecDeque<Duration>,
    passed: u64,
    refused: u32,
}

impl Turnstile {
    /// Takes `allowed` requests in every `window`, and bans nobody.
    pub fn new(allowed: u32, window: Duration, counts: Window) -> Self {
        Turnstile {
            allowed,
            window,
            counts,
            bans_at: u32::MAX,
            dialect: Dialect::RetryAfterSeconds,
            taken: VecDeque::new(),
            passed: 0,
            refused: 0,
        }
    }

    /// Bans whoever is refused for the `times`th time, for good.
    #[must_use]
    pub fn bans_at(self, times: u32) -> Self {
        Turnstile { bans_at: times, ..self }
    }

    /// How it says what is left and when to come again.
    #[must_use]
    pub fn dialect(self, dialect: Dialect) -> Self {
        Turnstile { dialect, ..self }
    }

    /// How many requests were taken.
    pub fn passed(&self) -> u64 {
        self.passed
    }

    /// How many requests were refused.
    pub fn refused(&self) -> u32 {
        self.refused
    }

    /// Whether somebody was refused too often.
    pub fn is_banned(&self) -> bool {
        self.refused >= self.bans_at
    }

    /// A request comes at `now`, a time that never goes back.
    pub fn turn(&mut self, now: Duration) -> Turn {
        if self.is_banned() {
            return Turn::Banned;
        }
        while self.taken.front().is_some_and(|taken| self.end_of(*taken) <= now) {
            self.taken.pop_front();
        }
        let in_window = self.taken.len() as u32;
        if in_window < self.allowed {
            self.taken.push_back(now);
            self.passed += 1;
            return Turn::Passed { left: self.allowed - in_window - 1, reset: self.reset(now) };
        }
        self.refused += 1;
        if self.is_banned() { Turn::Banned } else { Turn::Refused { reset: self.reset(now) } }
    }

    /// The same in words: 200 `{}`, 429, or 403 for who is banned, with the dialect's headers.
    pub fn say(&mut self, now: Duration, wall: SystemTime) -> Said {
        let (mut said, left, reset) = match self.turn(now) {
            Turn::Passed { left, reset } => (Said::new(200, json!({})), left, reset),
            Turn::Refused { reset } => (Said::failure(429, "rate_limited", "too many requests"), 0, reset),
            Turn::Banned => return Said::failure(403, "banned", "this account is blocked"),
        };
        // Headers know whole seconds: rounded up, for who comes a fraction early is refused again.
        let reset = Duration::from_secs(reset.as_millis().div_ceil(1000) as u64);
        let left_is_zero = said.status == 429;
        let headers = self.dialect.headers(self.allowed, left, self.window, reset, wall);
        said.headers =
            headers.into_iter().filter(|(name, _)| left_is_zero || *name != "retry-after").collect();
        said
    }

    fn end_of(&self, taken: Duration) -> Duration {
        match self.counts {
            Window::Sliding => taken + self.window,
            Window::Fixed => {
                let window = self.window.as_nanos().max(1);
                let next = taken.as_nanos() / window + 1;
                Duration::from_nanos((next * window) as u64)
            }
        }
    }

    fn reset(&self, now: Duration) -> Duration {
        self.taken.front().map_or(Duration::ZERO, |oldest| self.end_of(*oldest).saturating_sub(now))
    }
}
