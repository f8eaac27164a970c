//! Keys that are held: fetched once however many calls wait, and again before they end.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::Mutex as Turn;

use super::source::Session;

/// How long before their end temporary keys are replaced: as AWS's own SDKs do, and a fetch that fails has time for others.
const AHEAD: Duration = Duration::from_secs(5 * 60);

/// How long nobody tries again where a fetch failed while the old keys are still good.
const PAUSE: Duration = Duration::from_secs(30);

/// How long keys are new: as long as an answer to a call with the old ones may be under way.
const NEW: Duration = Duration::from_secs(10);

/// Keys that are held.
#[derive(Debug, Default)]
pub(super) struct Held {
    state: Mutex<State>,
    /// Whoever has it fetches; the others wait for what comes of it.
    turn: Turn<()>,
    /// How many fetches have ended.
    rounds: AtomicU64,
}

#[derive(Debug, Default)]
struct State {
    session: Option<Arc<Session>>,
    /// When they came.
    since: Option<SystemTime>,
    /// Why the last fetch failed.
    failed: Option<String>,
    /// Until when the old keys have to do.
    paused: Option<SystemTime>,
    is_rejected: bool,
}

impl Held {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The keys, whether they are good or not.
    pub(super) fn session(&self) -> Result<Arc<Session>, String> {
        self.state().session.clone().ok_or_else(|| "there are no keys yet".to_owned())
    }

    /// Holds these from now on.
    pub(super) fn put(&self, session: Session, now: SystemTime) {
        *self.state() = State { session: Some(Arc::new(session)), since: Some(now), ..State::default() };
    }

    /// Takes the keys for bad, whatever their end; not those that have only come: the call that was turned away had older ones.
    pub(super) fn reject(&self, now: SystemTime) {
        let mut state = self.state();
        let are_new = state.since.is_some_and(|since| now < since + NEW);
        state.is_rejected = !are_new;
    }

    /// For how long the keys are good, where they end.
    pub(super) fn expires_in(&self, now: SystemTime) -> Option<Duration> {
        let end = self.state().session.as_ref()?.expires?;
        Some(end.duration_since(now).unwrap_or_default())
    }

    /// Whether a call may leave with the keys that are held.
    pub(super) fn is_fresh(&self, now: SystemTime) -> bool {
        let state = self.state();
        let Some(session) = &state.session else { return false };
        let Some(end) = session.expires else { return !state.is_rejected };
        let is_paused = state.paused.is_some_and(|until| now < until);
        !state.is_rejected && (now + AHEAD < end || (is_paused && now < end))
    }

    /// Fetches keys, or waits for those that somebody else fetches. Where it fails and the old ones are still good, they have to
    /// do.
    ///
    /// # Errors
    /// The fetch's, for all who waited for it.
    pub(super) async fn renewed<F: Future<Output = Result<Session, String>>>(
        &self,
        now: impl Fn() -> SystemTime,
        fetch: impl FnOnce() -> F,
    ) -> Result<(), String> {
        let before = self.rounds.load(Ordering::SeqCst);
        let _turn = self.turn.lock().await;
        if self.rounds.load(Ordering::SeqCst) != before {
            return self.state().failed.clone().map_or(Ok(()), Err);
        }
        if self.is_fresh(now()) {
            return Ok(());
        }
        let fetched = fetch().await;
        self.rounds.fetch_add(1, Ordering::SeqCst);
        match fetched {
            Ok(session) => {
                self.put(session, now());
                Ok(())
            }
            Err(fault) => self.state().fail(fault, now()),
        }
    }
}

impl State {
    fn fail(&mut self, fault: String, now: SystemTime) -> Result<(), String> {
        let end = self.session.as_ref().and_then(|session| session.expires);
        if !self.is_rejected && end.is_some_and(|end| now < end) {
            self.paused = Some(now + PAUSE);
            self.failed = None;
            return Ok(());
        }
        self.failed = Some(fault.clone());
        Err(fault)
    }
}

#[cfg(test)]
mod tests;
