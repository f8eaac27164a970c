//! Time and chance: the only file that names either.

use std::fmt;
use std::time::{Duration, SystemTime};

use crate::transport::BoxFuture;

/// Time and chance as the road sees them; tests move it by hand.
pub trait Clock: fmt::Debug + Send + Sync {
    /// Time since some fixed moment; never goes back.
    fn now(&self) -> Duration;

    /// The time of day, for HTTP dates.
    fn wall(&self) -> SystemTime;

    /// Comes back after `wait`.
    fn sleep(&self, wait: Duration) -> BoxFuture<'static, ()>;

    /// A random number.
    fn random(&self) -> u64;
}
