//! How long attempts and calls may take.

use std::time::Duration;

use crate::clock::{Clock, ManualClock};
use crate::error::Kind;
use crate::operation::Effect;
use crate::transport::Answer;
use crate::trial::Trial;
use crate::trip::Wishes;

const SECOND: Duration = Duration::from_secs(1);

/// How long a single attempt was waited for.
async fn waited(trial: Trial) -> Duration {
    let error = trial.error().await;
    assert!(error.is_timeout(), "{error}");
    trial.clock.now()
}

fn hanging() -> Trial {
    Trial::post(Effect::Once, [Answer::hang()])
}

#[tokio::test]
async fn an_attempt_ends_by_default() {
    assert_eq!(waited(hanging()).await, crate::defaults::ATTEMPT_TIMEOUT);
}

#[tokio::test]
async fn the_most_special_timeout_counts() {
    let mut trial = hanging();
    trial.declaration.timeout = Some(5 * SECOND);
    assert_eq!(waited(trial).await, 5 * SECOND);

    let mut trial = hanging();
    trial.declaration.timeout = Some(5 * SECOND);
    trial.attempt_timeout = Some(6 * SECOND);
    assert_eq!(waited(trial).await, 6 * SECOND);

    let mut trial = hanging();
    trial.declaration.timeout = Some(5 * SECOND);
    trial.attempt_timeout = Some(6 * SECOND);
    trial.operation.timeout = Some(7 * SECOND);
    assert_eq!(waited(trial).await, 7 * SECOND);
}

#[tokio::test]
async fn the_call_ends_an_attempt() {
    let mut trial = hanging();
    trial.call_timeout = Some(2 * SECOND);
    assert_eq!(waited(trial).await, 2 * SECOND);
}

#[tokio::test]
async fn the_callers_limit_replaces_the_connections() {
    let mut trial = hanging();
    trial.call_timeout = Some(2 * SECOND);
    let wishes = Wishes { timeout: Some(3 * SECOND), ..Wishes::default() };
    assert!(trial.calling(wishes).await.is_err());
    assert_eq!(trial.clock.now(), 3 * SECOND);
}

#[tokio::test]
async fn a_wait_that_would_outlast_the_call_is_not_begun() {
    let mut trial = Trial::get([Answer::status(429).header("retry-after", "5")]);
    trial.call_timeout = Some(5 * SECOND);
    let error = trial.error().await;
    assert_eq!((error.kind(), error.attempts()), (Kind::RateLimited, 1));
    assert_eq!(trial.clock.now(), Duration::ZERO);
}

#[tokio::test]
async fn time_that_was_up_before_sending_leaves_no_doubt() {
    let mut trial = Trial::post(Effect::Once, []);
    trial.call_timeout = Some(Duration::ZERO);
    let error = trial.error().await;
    assert!(error.is_timeout() && !error.is_outcome_unknown(), "{error}");
    assert_eq!(trial.sent(), 0);
}

#[tokio::test]
async fn a_reply_knows_how_long_it_took() {
    let trial = Trial::get([Answer::status(503), Answer::text(200, "done")]);
    let reply = trial.reply().await.unwrap();
    assert_eq!((reply.attempts(), reply.elapsed()), (2, Duration::from_millis(250)));
}

#[tokio::test]
async fn nothing_happens_before_time_is_moved() {
    let mut trial = Trial::get([Answer::status(503), Answer::text(200, "done")]);
    trial.clock = ManualClock::new();
    trial.clock.fix_random(u64::MAX);
    let call = tokio::spawn(trial.calling(Wishes::default()));
    tokio::task::yield_now().await;
    trial.clock.advance(Duration::from_millis(249));
    tokio::task::yield_now().await;
    assert_eq!(trial.sent(), 1);
    trial.clock.advance(Duration::from_millis(1));
    assert_eq!(call.await.unwrap().unwrap(), "done");
}
