//! Time and chance: the only file that names either.

use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant, SystemTime};

use ring::rand::{SecureRandom, SystemRandom};

use crate::transport::BoxFuture;

mod manual;

pub use manual::ManualClock;

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

    /// Fills `bytes` so that nobody can guess them: what a sign-in is recognised by.
    ///
    /// # Errors
    /// Where the system gives no random bytes.
    fn unguessable(&self, bytes: &mut [u8]) -> Result<(), String> {
        chance().fill(bytes).map_err(|_| "the system gives no random bytes".to_owned())
    }
}

/// The real time and real chance.
#[derive(Debug)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// A clock that begins now.
    pub fn new() -> Self {
        SystemClock { start: Instant::now() }
    }

    pub(crate) fn shared() -> Arc<dyn Clock> {
        Arc::new(SystemClock::new())
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        SystemClock::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, wait: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(wait))
    }

    fn random(&self) -> u64 {
        fastrand::u64(..)
    }
}

/// The system's randomness, for signatures that need some.
pub(crate) fn chance() -> SystemRandom {
    SystemRandom::new()
}

/// What `future` gives, or `None` where `limit` is over first.
pub(crate) async fn within<T>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    mut future: BoxFuture<'_, T>,
) -> Option<T> {
    let Some(limit) = limit else { return Some(future.await) };
    let mut sleep = clock.sleep(limit);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => sleep.as_mut().poll(context).map(|()| None),
    })
    .await
}
