//! A clock that tests move by hand.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use super::Clock;
use crate::transport::BoxFuture;

/// A clock that stands still until a test moves it.
///
/// [`ManualClock::new`] waits for [`ManualClock::advance`]; [`ManualClock::leaping`] moves on by itself whenever somebody
/// waits, so that a test of retries runs at once and reads the exact waits afterwards. Clones are the same clock.
///
/// ```
/// use std::time::Duration;
/// use spoke_runtime::{Clock, ManualClock};
///
/// let clock = ManualClock::new();
/// clock.advance(Duration::from_secs(3));
/// assert_eq!(clock.now(), Duration::from_secs(3));
/// ```
#[derive(Clone, Debug)]
pub struct ManualClock {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    now: Duration,
    began: SystemTime,
    leaps: bool,
    waiting: Vec<Waiter>,
    sleeps: u64,
    waits: Vec<Duration>,
    chance: Chance,
}

/// Somebody who waits.
#[derive(Debug)]
struct Waiter {
    sleep: u64,
    until: Duration,
    waker: Waker,
}

#[derive(Debug)]
enum Chance {
    /// The next state of a SplitMix64 sequence.
    Sequence(u64),
    Fixed(u64),
}

impl ManualClock {
    /// A clock that moves by [`ManualClock::advance`] only, beginning at 2026-01-01T00:00:00Z.
    pub fn new() -> Self {
        const YEAR_2026: Duration = Duration::from_secs(1_767_225_600);
        ManualClock {
            state: Arc::new(Mutex::new(State {
                now: Duration::ZERO,
                began: SystemTime::UNIX_EPOCH + YEAR_2026,
                leaps: false,
                waiting: Vec::new(),
                sleeps: 0,
                waits: Vec::new(),
                chance: Chance::Sequence(0),
            })),
        }
    }

    /// A clock that leaps to the end of every wait.
    pub fn leaping() -> Self {
        let clock = ManualClock::new();
        clock.lock().leaps = true;
        clock
    }

    /// Moves time on, and wakes whoever waited for it.
    pub fn advance(&self, by: Duration) {
        let due = {
            let mut state = self.lock();
            state.now += by;
            state.due()
        };
        wake(due);
    }

    /// Moves time on to the end of the earliest wait, and wakes whoever waited for it; false where nobody waits.
    pub fn step(&self) -> bool {
        let due = {
            let mut state = self.lock();
            let Some(until) = state.waiting.iter().map(|waiter| waiter.until).min() else { return false };
            state.now = state.now.max(until);
            state.due()
        };
        wake(due);
        true
    }

    /// The waits that came to their end, in order; a wait that was given up is not among them.
    pub fn waits(&self) -> Vec<Duration> {
        self.lock().waits.clone()
    }

    /// Makes chance no chance: [`Clock::random`] gives `number` from now on.
    pub fn fix_random(&self, number: u64) {
        self.lock().chance = Chance::Fixed(number);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Takes out those whose wait is over.
    fn due(&mut self) -> Vec<Waiter> {
        let now = self.now;
        let (due, waiting) = self.waiting.drain(..).partition(|waiter| waiter.until <= now);
        self.waiting = waiting;
        due
    }
}

impl Default for ManualClock {
    fn default() -> Self {
        ManualClock::new()
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Duration {
        self.lock().now
    }

    fn wall(&self) -> SystemTime {
        let state = self.lock();
        state.began + state.now
    }

    fn sleep(&self, wait: Duration) -> BoxFuture<'static, ()> {
        let mut state = self.lock();
        state.sleeps += 1;
        let (number, until) = (state.sleeps, state.now.saturating_add(wait));
        drop(state);
        Box::pin(Sleep { clock: self.clone(), number, until, wait })
    }

    /// The same sequence in every run, unless [`ManualClock::fix_random`].
    fn random(&self) -> u64 {
        let mut state = self.lock();
        match &mut state.chance {
            Chance::Fixed(number) => *number,
            Chance::Sequence(at) => {
                *at = at.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mixed = (*at ^ (*at >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                mixed ^ (mixed >> 31)
            }
        }
    }

    /// The same bytes in every run: for tests alone.
    fn unguessable(&self, bytes: &mut [u8]) -> Result<(), String> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.random().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

struct Sleep {
    clock: ManualClock,
    number: u64,
    until: Duration,
    wait: Duration,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let due = {
            let mut state = self.clock.lock();
            if state.now < self.until && !state.leaps {
                let waker = context.waker().clone();
                state.waiting.retain(|waiter| waiter.sleep != self.number);
                state.waiting.push(Waiter { sleep: self.number, until: self.until, waker });
                return Poll::Pending;
            }
            state.now = state.now.max(self.until);
            state.waits.push(self.wait);
            state.due()
        };
        wake(due);
        Poll::Ready(())
    }
}

impl Drop for Sleep {
    /// Who gave up waits no more: time does not stop for it.
    fn drop(&mut self) {
        self.clock.lock().waiting.retain(|waiter| waiter.sleep != self.number);
    }
}

/// Outside the lock, for a waker may poll at once.
fn wake(due: Vec<Waiter>) {
    for waiter in due {
        waiter.waker.wake();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Clock, ManualClock};

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test]
    async fn a_sleeper_wakes_when_time_is_moved() {
        let clock = ManualClock::new();
        let sleeper = tokio::spawn(clock.sleep(2 * SECOND));
        tokio::task::yield_now().await;
        clock.advance(SECOND);
        tokio::task::yield_now().await;
        assert!(!sleeper.is_finished());
        clock.advance(SECOND);
        sleeper.await.unwrap();
        assert_eq!(clock.waits(), [2 * SECOND]);
    }

    #[tokio::test]
    async fn a_leaping_clock_waits_for_nobody() {
        let clock = ManualClock::leaping();
        clock.sleep(3600 * SECOND).await;
        assert_eq!(clock.now(), 3600 * SECOND);
    }

    #[tokio::test]
    async fn time_goes_step_by_step_to_where_somebody_waits() {
        let clock = ManualClock::new();
        assert!(!clock.step());
        let mut given_up = clock.sleep(SECOND);
        let late = tokio::spawn(clock.sleep(3 * SECOND));
        let early = tokio::spawn(clock.sleep(2 * SECOND));
        std::future::poll_fn(|context| {
            assert!(given_up.as_mut().poll(context).is_pending());
            std::task::Poll::Ready(())
        })
        .await;
        tokio::task::yield_now().await;
        drop(given_up);
        assert!(clock.step());
        assert_eq!(clock.now(), 2 * SECOND);
        early.await.unwrap();
        assert!(clock.step());
        late.await.unwrap();
        assert_eq!(clock.now(), 3 * SECOND);
        assert!(!clock.step());
    }

    #[test]
    fn chance_is_the_same_in_every_run_and_differs_within_one() {
        let (one, two) = (ManualClock::new(), ManualClock::new());
        let first = one.random();
        assert_eq!(first, two.random());
        assert_ne!(first, one.random());
    }
}
