//! A credential that the vendor rejects, and one fresh one for each call.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use http::header::AUTHORIZATION;

use crate::auth::Credential;
use crate::clock::{Clock, ManualClock};
use crate::error::{Error, Kind};
use crate::fail::Fail;
use crate::operation::{Effect, Key, Method};
use crate::outgoing::Outgoing;
use crate::retry::Retry;
use crate::secret::Secret;
use crate::transport::{Answer, BoxFuture, Scripted};
use crate::trial::Trial;
use crate::trip::Wishes;

const SECOND: Duration = Duration::from_secs(1);

/// `token-0`, then `token-1`, …; a fetch takes a second, fails or hangs.
#[derive(Debug, Default)]
struct Changing {
    generation: AtomicU32,
    fetches: AtomicU32,
    how: How,
    clock: ManualClock,
}

#[derive(Clone, Copy, Debug, Default)]
enum How {
    #[default]
    Works,
    Fails,
    Hangs,
}

impl Credential for Changing {
    fn renew(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        let generation = self.generation.load(Ordering::SeqCst);
        Some(Box::pin(async move {
            self.fetches.fetch_add(1, Ordering::SeqCst);
            match self.how {
                How::Works => {
                    self.clock.sleep(SECOND).await;
                    let next = generation + 1;
                    let _ = self.generation.compare_exchange(
                        generation,
                        next,
                        Ordering::SeqCst,
                        Ordering::SeqCst,
                    );
                    Ok(())
                }
                How::Fails => Err("the token service says no".to_owned()),
                How::Hangs => std::future::pending().await,
            }
        }))
    }

    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        let token = Secret::from(format!("token-{}", self.generation.load(Ordering::SeqCst)));
        request.secret_header(AUTHORIZATION, "Bearer ", &token)
    }
}

fn signed(mut trial: Trial, how: How) -> (Trial, Arc<Changing>) {
    let credential = Arc::new(Changing { how, clock: trial.clock.clone(), ..Changing::default() });
    trial.credential = credential.clone();
    (trial, credential)
}

fn rejected() -> Answer {
    Answer::text(401, "the token has expired").header("x-request-id", "9f3c")
}

fn done() -> Answer {
    Answer::text(200, "done")
}

fn tokens(trial: &Trial) -> Vec<String> {
    let sent = trial.sent_header("authorization");
    sent.into_iter().map(|token| token.unwrap().to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_rejected_credential_is_renewed_and_the_call_goes_again_at_once() {
    let (mut trial, _) = signed(Trial::get([rejected(), done()]), How::Works);
    trial.retry = Retry::none();
    let reply = trial.reply().await.unwrap();
    assert_eq!(
        (reply.attempts(), tokens(&trial)),
        (2, ["Bearer token-0", "Bearer token-1"].map(String::from).into())
    );
    assert_eq!(trial.waits(), [1000], "the fetch, and no wait beside it");
}

#[tokio::test]
async fn what_may_be_repeated_goes_again() {
    for effect in [Effect::Read, Effect::Idempotent, Effect::Keyed(Key::Header("idempotency-key"))] {
        let (trial, _) = signed(Trial::post(effect, [rejected(), done()]), How::Works);
        trial.reply().await.unwrap();
        let keys = trial.sent_header("idempotency-key");
        assert_eq!(keys[0], keys[1], "one key for both");
    }
}

#[tokio::test]
async fn a_second_rejection_is_the_error() {
    let (trial, credential) = signed(Trial::get([rejected(), rejected()]), How::Works);
    let error = trial.error().await;
    assert_eq!((error.kind(), error.status(), error.attempts()), (Kind::Auth, Some(401), 2));
    assert_eq!(credential.fetches.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn once_is_not_sent_again() {
    let (trial, credential) = signed(Trial::post(Effect::Once, [rejected()]), How::Works);
    assert!(trial.error().await.is_auth());
    assert_eq!(credential.fetches.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn once_goes_again_where_a_rejection_proves_that_nothing_was_done() {
    let (mut trial, _) = signed(Trial::post(Effect::Once, [rejected(), done()]), How::Works);
    trial.declaration.fail = Fail { refused: &[401], ..Fail::NONE };
    assert_eq!(trial.reply().await.unwrap().attempts(), 2);
}

#[tokio::test]
async fn a_renewal_takes_no_attempt_from_the_policy() {
    let (mut trial, _) =
        signed(Trial::get([rejected(), Answer::status(503), Answer::status(503)]), How::Works);
    trial.retry = Retry::new().attempts(2);
    let error = trial.error().await;
    assert_eq!((error.status(), error.attempts()), (Some(503), 3));
    assert_eq!(trial.waits(), [1000, 250]);
}

#[tokio::test]
async fn a_renewal_that_fails_is_the_error_with_the_vendors_answer() {
    let (trial, _) = signed(Trial::get([rejected()]), How::Fails);
    let error = trial.error().await;
    assert!(error.is_auth() && !error.is_retryable());
    assert_eq!((error.status(), error.request_id()), (Some(401), Some("9f3c")));
    let expected = "the token has expired; the credential was not renewed: the token service says no";
    assert_eq!(error.message(), Some(expected));
}

#[tokio::test]
async fn a_renewal_that_hangs_ends_with_the_call() {
    let (mut trial, _) = signed(Trial::get([rejected()]), How::Hangs);
    trial.call_timeout = Some(5 * SECOND);
    let error = trial.error().await;
    assert!(error.is_timeout(), "{error}");
    let source = std::error::Error::source(&error).unwrap().downcast_ref::<Error>().unwrap();
    assert_eq!(source.status(), Some(401));
    assert_eq!(trial.clock.now(), 5 * SECOND);
}

#[tokio::test]
async fn a_renewal_that_hangs_ends_without_a_deadline_too() {
    let (trial, _) = signed(Trial::get([rejected()]), How::Hangs);
    assert!(trial.error().await.is_timeout());
    assert_eq!(trial.clock.now(), crate::defaults::ATTEMPT_TIMEOUT);
}

#[tokio::test]
async fn a_foreign_host_cannot_reject_what_it_did_not_get() {
    let away = Answer::status(302).header("location", "https://cdn.example/a");
    let (trial, credential) = signed(Trial::get([away, rejected()]), How::Works);
    assert!(trial.error().await.is_auth());
    assert_eq!(credential.fetches.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_hundred_calls_at_once_renew_once_each_and_all_succeed() {
    let transport = Scripted::by(|attempt| {
        let token = attempt.request.headers.get(AUTHORIZATION).unwrap();
        if token == "Bearer token-0" { rejected() } else { done() }
    });
    let clock = ManualClock::new();
    let mut trial = Trial::new(Method::Get, Effect::Read, transport);
    trial.clock = clock.clone();
    let (trial, credential) = signed(trial, How::Works);
    let calls: Vec<_> = (0..100).map(|_| tokio::spawn(trial.calling(Wishes::default()))).collect();
    while credential.fetches.load(Ordering::SeqCst) < 100 {
        tokio::task::yield_now().await;
    }
    clock.advance(SECOND);
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), "done");
    }
    assert_eq!(credential.fetches.load(Ordering::SeqCst), 100);
    assert_eq!((credential.generation.load(Ordering::SeqCst), trial.sent()), (1, 200));
}
