//! The one place that holds a connection's token, and the one flight that fetches the next.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::watch;

use super::life::{Age, Life, Moment, chance};
use super::{FetchToken, Token};
use crate::auth::Means;

/// How long an issuer is left alone after a failure; doubled with each, up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// An issuer that is back is noticed within half a minute.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How soon a token that was fetched for a rejected one may be rejected itself before another is fetched: what a fresh token
/// does not mend, the next will not either.
const NO_SOONER: Duration = Duration::from_secs(5);

/// What the end of a flight tells.
type Told = watch::Receiver<Option<Result<(), String>>>;

/// Holds one connection's token.
#[derive(Debug)]
pub(super) struct Keeper {
    fetch: Arc<dyn FetchToken>,
    means: Means,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    present: Option<(Token, Life)>,
    /// How many tokens there have been.
    generation: u64,
    flight: Option<Told>,
    failure: Option<Failure>,
    /// When a token came that was fetched for a rejected one.
    mended: Option<Duration>,
}

/// Why there is no token, and until when nobody is asked again.
#[derive(Debug)]
struct Failure {
    sentence: String,
    until: Duration,
    strikes: u32,
}

impl Keeper {
    pub(super) fn new(fetch: Arc<dyn FetchToken>, means: Means) -> Self {
        Keeper { fetch, means, state: Mutex::default() }
    }

    pub(super) fn means(&self) -> &Means {
        &self.means
    }

    /// How old the token is; one that is not there is over.
    pub(super) fn age(&self) -> Age {
        let state = self.lock();
        state.present.as_ref().map_or(Age::Over, |(_, life)| life.age(self.means.clock()))
    }

    pub(super) fn generation(&self) -> u64 {
        self.lock().generation
    }

    /// What `read` makes of the token, and for how long it is still good.
    pub(super) fn read<T>(&self, read: impl FnOnce(&Token, Option<Duration>) -> T) -> Option<T> {
        let state = self.lock();
        state.present.as_ref().map(|(token, life)| read(token, life.left(self.means.clock())))
    }

    /// Sets out for the next token while the present one is good: nobody waits, and nobody is told of a failure.
    pub(super) fn set_out(self: &Arc<Self>) {
        self.join(&mut self.lock()).ok();
    }

    /// Waits for a token that is good.
    pub(super) async fn ready(self: &Arc<Self>) -> Result<(), String> {
        let told = {
            let mut state = self.lock();
            match &state.present {
                Some((_, life)) if life.age(self.means.clock()) != Age::Over => return Ok(()),
                _ => self.join(&mut state)?,
            }
        };
        end_of(told).await
    }

    /// Waits for another token than the rejected one of `generation`.
    pub(super) async fn after(self: &Arc<Self>, generation: u64) -> Result<(), String> {
        let told = {
            let mut state = self.lock();
            if state.generation != generation {
                return Ok(());
            }
            let now = self.means.clock().now();
            if state.mended.is_some_and(|mended| now < mended.saturating_add(NO_SOONER)) {
                return Err("it was fetched a moment ago for another that was rejected, and is rejected too; look at what it is allowed to do".to_owned());
            }
            self.join(&mut state)?
        };
        end_of(told).await?;
        self.lock().mended = Some(self.means.clock().now());
        Ok(())
    }

    /// The flight for the next token: the one that is under way, or a new one.
    fn join(self: &Arc<Self>, state: &mut State) -> Result<Told, String> {
        // A flight whose runtime has ended never lands.
        if let Some(told) = state.flight.as_ref().filter(|told| told.has_changed().is_ok()) {
            return Ok(told.clone());
        }
        let now = self.means.clock().now();
        if let Some(failure) = state.failure.as_ref().filter(|failure| now < failure.until) {
            return Err(failure.sentence.clone());
        }
        let runtime =
            Handle::try_current().map_err(|_| "a token is fetched on a Tokio runtime, and there is none")?;
        let (teller, told) = watch::channel(None);
        state.flight = Some(told.clone());
        let keeper = Arc::clone(self);
        runtime.spawn(async move {
            let landed = keeper.fly().await;
            teller.send_replace(Some(landed));
        });
        Ok(told)
    }

    async fn fly(&self) -> Result<(), String> {
        let clock = self.means.clock();
        let began = Moment::of(clock);
        let old = self.lock().present.as_ref().map(|(token, _)| token.clone());
        let fetched = self.fetch.fetch(&self.means, old.as_ref()).await;
        let mut state = self.lock();
        state.flight = None;
        match fetched {
            Ok(token) => {
                let life = Life::begin(clock, began, token.lifetime);
                state.present = Some((token, life));
                state.generation += 1;
                state.failure = None;
                Ok(())
            }
            Err(sentence) => {
                let strikes = state.failure.as_ref().map_or(0, |failure| failure.strikes) + 1;
                let pause = FIRST_PAUSE.saturating_mul(1 << (strikes - 1).min(16)).min(LONGEST_PAUSE);
                let pause = pause.mul_f64(0.5 + chance(clock) / 2.0);
                let until = clock.now().saturating_add(pause);
                state.failure = Some(Failure { sentence: sentence.clone(), until, strikes });
                Err(sentence)
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn end_of(mut told: Told) -> Result<(), String> {
    match told.wait_for(Option::is_some).await {
        Ok(landed) => landed.clone().unwrap_or(Ok(())),
        Err(_) => Err("the fetch of a token was broken off".to_owned()),
    }
}
