//! A token for many calls: how often it is fetched, when, and what becomes of failures.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::{FetchToken, Token, TokenCredential};
use crate::auth::{Facts, Means};
use crate::clock::ManualClock;
use crate::operation::{Effect, Method};
use crate::outgoing::Outgoing;
use crate::transport::{Answer, BoxFuture, Scripted};
use crate::trial::Trial;
use crate::trip::Wishes;

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_secs(3600);

/// `token-1`, `token-2`, …, each good for an hour; a fetch takes a second, and may fail.
#[derive(Debug, Default)]
struct Mint {
    fetches: AtomicU64,
    fails: AtomicU64,
    old: std::sync::Mutex<Vec<Option<String>>>,
}

impl FetchToken for Arc<Mint> {
    fn fetch<'a>(&'a self, means: &'a Means, old: Option<&'a Token>) -> BoxFuture<'a, Result<Token, String>> {
        Box::pin(async move {
            self.old.lock().unwrap().push(old.map(|old| old.value().expose().clone()));
            let number = self.fetches.fetch_add(1, Ordering::SeqCst) + 1;
            means.clock().sleep(SECOND).await;
            if self.fails.load(Ordering::SeqCst) >= number {
                return Err(format!("the mint is closed ({number})"));
            }
            Ok(Token::new(format!("token-{number}")).expires_in(HOUR).scopes(["read"]))
        })
    }
}

impl Mint {
    fn count(&self) -> u64 {
        self.fetches.load(Ordering::SeqCst)
    }
}

fn signed(transport: Scripted, clock: ManualClock) -> (Trial, Arc<Mint>) {
    let mut trial = Trial::new(Method::Get, Effect::Read, transport);
    clock.fix_random(u64::MAX);
    trial.clock = clock;
    let mint = Arc::new(Mint::default());
    trial.credential = TokenCredential::new(Arc::clone(&mint)).on(&trial.means(None));
    (trial, mint)
}

/// Every call that brings one of these is turned away.
fn rejecting(rejected: &'static [&'static str]) -> Scripted {
    Scripted::by(move |attempt| {
        let token = attempt.request.headers["authorization"].to_str().unwrap();
        if rejected.contains(&token) { Answer::status(401) } else { Answer::text(200, "done") }
    })
}

async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

fn tokens(trial: &Trial) -> Vec<String> {
    let sent = trial.sent_header("authorization");
    sent.into_iter().map(|token| token.unwrap().to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_thousand_calls_without_a_token_fetch_once() {
    let clock = ManualClock::new();
    let (trial, mint) = signed(rejecting(&[]), clock.clone());
    let calls: Vec<_> = (0..1000).map(|_| tokio::spawn(trial.calling(Wishes::default()))).collect();
    settle().await;
    assert_eq!((mint.count(), trial.sent()), (1, 0));
    clock.advance(SECOND);
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), "done");
    }
    assert_eq!((mint.count(), trial.sent()), (1, 1000));
}

#[tokio::test]
async fn a_thousand_calls_with_an_expired_token_fetch_once() {
    let clock = ManualClock::new();
    let (trial, mint) = signed(rejecting(&[]), clock.clone());
    let first = tokio::spawn(trial.calling(Wishes::default()));
    settle().await;
    clock.advance(SECOND);
    settle().await;
    clock.advance(2 * HOUR);
    let calls: Vec<_> = (0..1000).map(|_| tokio::spawn(trial.calling(Wishes::default()))).collect();
    settle().await;
    clock.advance(SECOND);
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), "done");
    }
    first.await.unwrap().unwrap();
    assert_eq!(mint.count(), 2);
    assert_eq!(*mint.old.lock().unwrap(), [None, Some("token-1".to_owned())]);
}

#[tokio::test]
async fn a_thousand_rejected_calls_fetch_once() {
    let clock = ManualClock::new();
    let (trial, mint) = signed(rejecting(&["Bearer token-1"]), clock.clone());
    let calls: Vec<_> = (0..1000).map(|_| tokio::spawn(trial.calling(Wishes::default()))).collect();
    for _ in 0..2 {
        settle().await;
        clock.advance(SECOND);
    }
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), "done");
    }
    assert_eq!((mint.count(), trial.sent()), (2, 2000));
}

/// Two calls go out with the first token; the second one is turned away long after the first has renewed it.
#[tokio::test]
async fn a_rejection_of_an_older_token_fetches_nothing() {
    let clock = ManualClock::new();
    let (trial, mint) = signed(Scripted::by(|_| Answer::text(200, "done")), clock.clone());
    let early = tokio::spawn(trial.calling(Wishes::default()));
    settle().await;
    clock.advance(SECOND);
    early.await.unwrap().unwrap();
    let credential = Arc::clone(&trial.credential);
    let (first, late) = (credential.renew().unwrap(), credential.renew().unwrap());
    let first = async {
        tokio::join!(first, async {
            settle().await;
            clock.advance(SECOND);
        })
        .0
    };
    first.await.unwrap();
    late.await.unwrap();
    assert_eq!((mint.count(), credential.generation()), (2, 2));
}

#[tokio::test]
async fn a_fresh_token_that_is_rejected_too_is_not_replaced_again_and_again() {
    let (trial, mint) = signed(Scripted::by(|_| Answer::status(401)), ManualClock::new());
    error_in_time(&trial).await;
    let error = error_in_time(&trial).await;
    assert_eq!(mint.count(), 2);
    assert!(error.contains("and is rejected too"), "{error}");
    trial.clock.advance(6 * SECOND);
    error_in_time(&trial).await;
    assert_eq!(mint.count(), 3);
}

/// Runs a call that must fail, and moves time on to wherever somebody waits.
async fn error_in_time(trial: &Trial) -> String {
    let call = tokio::spawn(trial.calling(Wishes::default()));
    settle().await;
    while !call.is_finished() && trial.clock.step() {
        settle().await;
    }
    call.await.unwrap().unwrap_err().to_string()
}

#[tokio::test]
async fn the_next_token_is_fetched_ahead_and_nobody_waits() {
    let clock = ManualClock::new();
    let (trial, mint) = signed(rejecting(&[]), clock.clone());
    let first = tokio::spawn(trial.calling(Wishes::default()));
    settle().await;
    clock.advance(SECOND);
    first.await.unwrap().unwrap();
    assert!(trial.credential.prepare().is_none());
    assert_eq!(mint.count(), 1);
    clock.advance(HOUR - 5 * 60 * SECOND);
    assert_eq!(trial.calling(Wishes::default()).await.unwrap(), "done");
    settle().await;
    assert_eq!(mint.count(), 2);
    assert_eq!(tokens(&trial), ["Bearer token-1", "Bearer token-1"]);
    clock.advance(SECOND);
    settle().await;
    trial.calling(Wishes::default()).await.unwrap();
    assert_eq!(tokens(&trial)[2], "Bearer token-2");
    let facts = trial.credential.facts();
    assert_eq!(facts, Facts { scopes: Some(vec!["read".to_owned()]), expires_in: Some(HOUR - SECOND) });
}

#[tokio::test]
async fn a_failure_ahead_disturbs_nobody() {
    let clock = ManualClock::new();
    let (trial, mint) = signed(rejecting(&[]), clock.clone());
    let first = tokio::spawn(trial.calling(Wishes::default()));
    settle().await;
    clock.advance(SECOND);
    first.await.unwrap().unwrap();
    mint.fails.store(9, Ordering::SeqCst);
    clock.advance(HOUR - 5 * 60 * SECOND);
    for _ in 0..5 {
        trial.calling(Wishes::default()).await.unwrap();
        settle().await;
    }
    clock.advance(SECOND);
    settle().await;
    trial.calling(Wishes::default()).await.unwrap();
    settle().await;
    assert_eq!(mint.count(), 2, "the mint is left alone after its failure");
}

#[tokio::test]
async fn who_gives_up_takes_the_flight_from_nobody() {
    let clock = ManualClock::new();
    let (trial, mint) = signed(rejecting(&[]), clock.clone());
    let given_up = tokio::spawn(trial.calling(Wishes::default()));
    settle().await;
    let patient = tokio::spawn(trial.calling(Wishes::default()));
    settle().await;
    given_up.abort();
    settle().await;
    clock.advance(SECOND);
    assert_eq!(patient.await.unwrap().unwrap(), "done");
    assert_eq!((mint.count(), trial.sent()), (1, 1));
}

#[tokio::test]
async fn a_flight_that_everybody_left_lands_all_the_same() {
    let clock = ManualClock::new();
    let (trial, mint) = signed(rejecting(&[]), clock.clone());
    let given_up = tokio::spawn(trial.calling(Wishes::default()));
    settle().await;
    given_up.abort();
    settle().await;
    clock.advance(SECOND);
    settle().await;
    trial.calling(Wishes::default()).await.unwrap();
    assert_eq!(mint.count(), 1);
}

#[tokio::test]
async fn a_failure_is_told_to_all_and_not_hammered() {
    let (trial, mint) = signed(rejecting(&[]), ManualClock::leaping());
    mint.fails.store(3, Ordering::SeqCst);
    let errors: Vec<String> = vec![trial.error().await.to_string(), trial.error().await.to_string()];
    assert!(errors.iter().all(|error| error.contains("the mint is closed (1)")), "{errors:?}");
    assert_eq!((mint.count(), trial.sent()), (1, 0));
    for (pause, count) in [(1, 2), (1, 2), (1, 3), (4, 4)] {
        trial.clock.advance(pause * SECOND);
        let _ = trial.calling(Wishes::default()).await;
        assert_eq!(mint.count(), count);
    }
    assert_eq!(tokens(&trial), ["Bearer token-4"]);
}

#[derive(Debug)]
struct Panics;

impl FetchToken for Panics {
    fn fetch<'a>(&'a self, _: &'a Means, _: Option<&'a Token>) -> BoxFuture<'a, Result<Token, String>> {
        Box::pin(async { panic!("a mistake in a scheme") })
    }
}

#[tokio::test]
async fn a_fetch_that_panics_ends_the_wait() {
    let mut trial = Trial::get([]);
    trial.credential = TokenCredential::new(Panics).on(&trial.means(None));
    for _ in 0..2 {
        let error = trial.error().await.to_string();
        assert!(error.contains("the fetch of a token was broken off"), "{error}");
    }
}

#[tokio::test]
async fn a_runtime_that_ends_takes_its_flight_and_the_next_one_flies() {
    let (trial, mint) = signed(rejecting(&[]), ManualClock::new());
    let calling = trial.calling(Wishes::default());
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.spawn(calling);
        runtime.block_on(settle());
    })
    .join()
    .unwrap();
    let next = tokio::spawn(trial.calling(Wishes::default()));
    settle().await;
    trial.clock.advance(SECOND);
    next.await.unwrap().unwrap();
    assert_eq!(mint.count(), 2);
}

#[tokio::test]
async fn a_host_that_cannot_be_connected_to_is_tried_a_little() {
    let trial = Trial::get([Answer::unreachable(), Answer::unreachable(), Answer::text(200, "token")]);
    let means = trial.means(None);
    let request = Outgoing::new(Method::Post, "https://desk.example/token".parse().unwrap());
    assert_eq!(means.send("token", request.clone()).await.unwrap().text(), Ok("token"));
    assert_eq!((trial.sent(), trial.waits()), (3, vec![200, 400]));

    let trial = Trial::get([Answer::cut()]);
    let error = trial.means(None).send("token", request).await.unwrap_err();
    assert!(error.contains("broke off"), "{error}");
    assert_eq!(trial.sent(), 1, "it may have arrived");
}
