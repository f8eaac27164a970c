//! A clock for real sockets: time limits pass in real time, every other wait at once.

use std::time::{Duration, SystemTime};

use spoke_runtime::{BoxFuture, Clock, ManualClock, SystemClock};

/// The attempt timeout of a storm's connections: it only ends a test that hangs, and nobody ever waits for it.
pub const PATIENCE: Duration = Duration::from_millis(29_999);

/// The attempt timeout of those few tests that let it pass: as long as a socket may keep a test waiting, and no round number,
/// so that no backoff is ever mistaken for it.
pub const HURRY: Duration = Duration::from_micros(49_999);

/// A hand-moved clock that leaps to the end of every wait but an attempt's time limit, for an answer from a socket takes
/// real time, and a limit that has passed at once would cut every one of them.
///
/// A limit is known by its length: a wait of exactly `limit` is one.
#[derive(Clone, Debug)]
pub struct StormClock {
    leaping: ManualClock,
    limit: Duration,
}

impl StormClock {
    /// A clock on which only waits of exactly `limit` take their time.
    pub fn new(limit: Duration) -> Self {
        StormClock { leaping: ManualClock::leaping(), limit }
    }

    /// The attempt timeout that takes its time.
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// The waits that were leapt over, in order.
    pub fn leaps(&self) -> Vec<Duration> {
        self.leaping.waits()
    }
}

impl Clock for StormClock {
    fn now(&self) -> Duration {
        self.leaping.now()
    }

    fn wall(&self) -> SystemTime {
        self.leaping.wall()
    }

    fn sleep(&self, wait: Duration) -> BoxFuture<'static, ()> {
        if wait == self.limit { SystemClock::new().sleep(wait) } else { self.leaping.sleep(wait) }
    }

    fn random(&self) -> u64 {
        self.leaping.random()
    }
}
