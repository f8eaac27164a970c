//! Calls whose future is dropped: what is told of them, and what they leave behind.

use std::future::Future;
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};
use std::time::Duration;

use crate::auth::Credential;
use crate::clock::ManualClock;
use crate::observe::{AttemptRecord, CallRecord, Observe, Outcome};
use crate::operation::{Effect, Key, Method};
use crate::outgoing::Outgoing;
use crate::transport::{Answer, BoxFuture, Scripted};
use crate::trial::Trial;
use crate::trip::Wishes;

const CHANGES: [Effect; 3] =
    [Effect::Idempotent, Effect::Keyed(Key::Header("idempotency-key")), Effect::Once];

/// What was told, in order: attempts by `dropped`, calls by whether the outcome is unknown.
#[derive(Clone, Debug, Default)]
struct Told(Arc<Mutex<Vec<Record>>>);

#[derive(Debug, PartialEq)]
enum Record {
    Attempt { number: u32, dropped: bool },
    Call { attempts: u32, outcome: Outcome, unknown: bool },
}

impl Observe for Told {
    fn attempt(&self, it: &AttemptRecord<'_>) {
        assert!(!it.dropped || (it.kind.is_none() && it.status.is_none()));
        self.0.lock().unwrap().push(Record::Attempt { number: it.number, dropped: it.dropped });
    }

    fn call(&self, it: &CallRecord<'_>) {
        let unknown = it.outcome_unknown;
        self.0.lock().unwrap().push(Record::Call { attempts: it.attempts, outcome: it.outcome, unknown });
    }
}

/// Credentials that are never ready.
#[derive(Debug)]
struct Never;

impl Credential for Never {
    fn prepare(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        Some(Box::pin(std::future::pending()))
    }

    fn apply(&self, _: &mut Outgoing) -> Result<(), String> {
        Ok(())
    }
}

fn trial<const N: usize>(effect: Effect, answers: [Answer; N]) -> (Trial, Told) {
    let told = Told::default();
    let mut trial = Trial::new(Method::Post, effect, Scripted::new(answers));
    trial.observers = vec![Arc::new(told.clone())];
    trial.clock = ManualClock::new();
    trial.clock.fix_random(u64::MAX);
    (trial, told)
}

/// Polls the call once and drops it.
fn dropped(trial: &Trial, told: &Told) -> Vec<Record> {
    let mut call = Box::pin(trial.calling(Wishes::default()));
    let _ = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    drop(call);
    std::mem::take(&mut *told.0.lock().unwrap())
}

fn call(attempts: u32, unknown: bool) -> Record {
    Record::Call { attempts, outcome: Outcome::Dropped, unknown }
}

#[test]
fn before_it_is_awaited_there_is_nothing_to_tell() {
    let (trial, told) = trial(Effect::Once, []);
    drop(trial.calling(Wishes::default()));
    assert_eq!((told.0.lock().unwrap().len(), trial.sent()), (0, 0));
}

#[test]
fn while_credentials_are_made_ready_nothing_was_sent() {
    let (mut trial, told) = trial(Effect::Once, []);
    trial.credential = Arc::new(Never);
    assert_eq!(dropped(&trial, &told), [call(0, false)]);
    assert_eq!(trial.sent(), 0);
}

#[test]
fn while_it_is_sent_it_may_be_done() {
    for effect in CHANGES {
        let (trial, told) = trial(effect, [Answer::hang()]);
        let expected = [Record::Attempt { number: 1, dropped: true }, call(1, true)];
        assert_eq!(dropped(&trial, &told), expected, "{effect:?}");
    }
}

#[test]
fn a_read_leaves_no_doubt() {
    let (trial, told) = trial(Effect::Read, [Answer::hang()]);
    assert_eq!(dropped(&trial, &told), [Record::Attempt { number: 1, dropped: true }, call(1, false)]);
}

#[test]
fn between_two_attempts_the_first_one_tells() {
    for (answer, unknown) in [(Answer::cut(), true), (Answer::status(503), false)] {
        let (trial, told) = trial(Effect::Idempotent, [answer]);
        assert_eq!(dropped(&trial, &told), [Record::Attempt { number: 1, dropped: false }, call(1, unknown)]);
    }
}

#[test]
fn doubt_from_an_attempt_before_stays() {
    let (trial, told) = trial(Effect::Idempotent, [Answer::cut(), Answer::hang()]);
    trial.clock.fix_random(0);
    let mut call_it = Box::pin(trial.calling(Wishes::default()));
    let mut context = Context::from_waker(Waker::noop());
    assert!(call_it.as_mut().poll(&mut context).is_pending());
    trial.clock.advance(Duration::from_secs(1));
    drop(call_it);
    assert_eq!(told.0.lock().unwrap().last(), Some(&call(2, true)));
}

#[tokio::test]
async fn after_the_answer_there_is_nothing_to_drop() {
    let (trial, told) = trial(Effect::Once, [Answer::text(200, "done")]);
    drop(trial.calling(Wishes::default()).await);
    let told = std::mem::take(&mut *told.0.lock().unwrap());
    let good = Record::Call { attempts: 1, outcome: Outcome::Good, unknown: false };
    assert_eq!(told, [Record::Attempt { number: 1, dropped: false }, good]);
}
