//! Calls between their credentials and the limiter.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};
use std::time::Duration;

use crate::auth::Credential;
use crate::clock::{Clock, ManualClock};
use crate::limit::{Limiter, rate};
use crate::observe::{CallRecord, Observe};
use crate::outgoing::Outgoing;
use crate::transport::{Answer, BoxFuture, Scripted};
use crate::trial::{Crowd, Trial};
use crate::trip::Wishes;

/// Does one thing after another when it is made ready, and nothing at the end.
#[derive(Debug)]
struct Readies {
    clock: ManualClock,
    steps: Vec<Ready>,
    asked: AtomicUsize,
    is_broken: bool,
}

#[derive(Clone, Copy, Debug)]
enum Ready {
    Now,
    After(Duration),
    Never,
}

impl Credential for Readies {
    fn prepare(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        match self.steps.get(self.asked.fetch_add(1, Ordering::Relaxed))? {
            Ready::Now => None,
            Ready::After(wait) => {
                let sleep = self.clock.sleep(*wait);
                Some(Box::pin(async move {
                    sleep.await;
                    Ok(())
                }))
            }
            Ready::Never => Some(Box::pin(async { Err("there is no token".to_owned()) })),
        }
    }

    fn apply(&self, _: &mut Outgoing) -> Result<(), String> {
        if self.is_broken { Err("there is no key".to_owned()) } else { Ok(()) }
    }
}

/// A connection that takes one call a second; every call is answered at once, at the moments that are noted.
fn trial(clock: ManualClock, steps: &[Ready]) -> (Trial, Arc<Mutex<Vec<u128>>>) {
    let sent: Arc<Mutex<Vec<u128>>> = Arc::default();
    let mut trial = Trial::get([]);
    let (time, noted) = (clock.clone(), Arc::clone(&sent));
    trial.transport = Scripted::by(move |_| {
        noted.lock().unwrap().push(time.now().as_millis());
        Answer::text(200, "done")
    });
    trial.credential = Arc::new(Readies {
        clock: clock.clone(),
        steps: steps.to_vec(),
        asked: AtomicUsize::new(0),
        is_broken: false,
    });
    trial.limiter = Arc::new(Limiter::new(Some(rate("1/s"))));
    trial.clock = clock;
    (trial, sent)
}

#[test]
fn credentials_that_take_long_let_no_calls_through_closer_together() {
    let clock = ManualClock::new();
    let (trial, sent) = trial(clock.clone(), &[Ready::After(Duration::from_secs(1))]);
    let mut crowd = Crowd::default();
    for _ in 0..2 {
        let call = trial.calling(Wishes::default());
        crowd.add(async move {
            call.await.unwrap();
        });
    }
    crowd.run(&clock);
    assert_eq!(*sent.lock().unwrap(), [0, 1050]);
}

#[tokio::test]
async fn what_expires_in_the_queue_is_made_ready_once_more() {
    let (trial, sent) =
        trial(ManualClock::leaping(), &[Ready::Now, Ready::After(Duration::from_millis(300))]);
    trial.calling(Wishes::default()).await.unwrap();
    assert_eq!(*sent.lock().unwrap(), [300]);
}

#[tokio::test]
async fn a_call_without_credentials_gives_back_what_it_took_of_the_limits() {
    let (trial, sent) = trial(ManualClock::leaping(), &[Ready::Now, Ready::Never]);
    let error = trial.error().await;
    assert!(error.is_auth() && error.to_string().contains("there is no token"), "{error}");
    trial.calling(Wishes::default()).await.unwrap();
    assert_eq!(*sent.lock().unwrap(), [0]);
}

#[tokio::test]
async fn so_does_a_call_whose_credentials_cannot_be_placed() {
    let (mut trial, sent) = trial(ManualClock::leaping(), &[]);
    let good = Arc::clone(&trial.credential);
    trial.credential = Arc::new(Readies {
        clock: trial.clock.clone(),
        steps: vec![],
        asked: AtomicUsize::new(0),
        is_broken: true,
    });
    assert!(trial.error().await.to_string().contains("there is no key"));
    trial.credential = good;
    trial.calling(Wishes::default()).await.unwrap();
    assert_eq!(*sent.lock().unwrap(), [0]);
}

#[derive(Clone, Debug, Default)]
struct Held(Arc<Mutex<Vec<Duration>>>);

impl Observe for Held {
    fn call(&self, it: &CallRecord<'_>) {
        self.0.lock().unwrap().push(it.held);
    }
}

#[test]
fn a_call_that_is_dropped_in_the_queue_tells_how_long_it_was_there() {
    let clock = ManualClock::new();
    let (mut trial, sent) = trial(clock.clone(), &[]);
    let held = Held::default();
    trial.observers = vec![Arc::new(held.clone())];
    let mut context = Context::from_waker(Waker::noop());
    let mut first = Box::pin(trial.calling(Wishes::default()));
    assert!(first.as_mut().poll(&mut context).is_ready());
    let mut second = Box::pin(trial.calling(Wishes::default()));
    assert!(second.as_mut().poll(&mut context).is_pending());
    clock.advance(Duration::from_millis(400));
    drop(second);
    assert_eq!(*held.0.lock().unwrap(), [Duration::ZERO, Duration::from_millis(400)]);
    assert_eq!(*sent.lock().unwrap(), [0]);
}

#[tokio::test]
async fn what_is_left_of_some_calls_holds_no_others_back() {
    for (resource, second) in [("core", 60_000..=61_000), ("search", 0..=0)] {
        let clock = ManualClock::leaping();
        let sent: Arc<Mutex<Vec<u128>>> = Arc::default();
        let mut trial = Trial::get([]);
        let (time, noted) = (clock.clone(), Arc::clone(&sent));
        trial.transport = Scripted::by(move |_| {
            noted.lock().unwrap().push(time.now().as_millis());
            Answer::text(200, "done")
                .header("x-ratelimit-remaining", "0")
                .header("x-ratelimit-reset-after", "60")
                .header("x-ratelimit-resource", resource)
        });
        trial.clock = clock;
        trial.calling(Wishes::default()).await.unwrap();
        trial.calling(Wishes::default()).await.unwrap();
        let sent = sent.lock().unwrap();
        assert!(second.contains(&sent[1]), "{resource}: {sent:?}");
    }
}
