//! Pages that are asked for ahead, while the reader does something else.

use std::sync::Arc;
use std::time::Duration;

use super::vendor::{ByCursor, Desk, Style, items, page, some};
use crate::call::Call;
use crate::clock::ManualClock;
use crate::connection::{Alias, Connection};
use crate::declaration::Declaration;
use crate::limit::{Limit, Limiter, rate};
use crate::operation::{Effect, Method};
use crate::response::Response;
use crate::transport::{Attempt, BoxFuture, Lost, Scripted, Transport};
use crate::trial::Trial;

/// Answers, but never at once.
#[derive(Debug)]
struct Slow(Scripted);

impl Transport for Slow {
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let answer = self.0.send(attempt);
        Box::pin(async {
            tokio::task::yield_now().await;
            answer.await
        })
    }
}

/// A slow vendor with a list of nine, in pages of three.
fn vendor(limit: Limit, clock: ManualClock) -> (Trial, Connection<Desk>) {
    let script = Scripted::by(|attempt| page(Style::Cursor, &attempt.request, 9, 3));
    let mut trial = Trial::new(Method::Get, Effect::Read, script);
    trial.limiter = Arc::new(Limiter::new(Some(limit)));
    trial.clock = clock;
    let site = trial.site_on(Arc::new(Slow(trial.transport.clone())));
    let site = Arc::try_unwrap(site).expect("nobody else has it");
    (trial, Connection::new(Alias::new(Declaration::of::<Desk>(), site)))
}

/// On tokio's own clock, which leaps only where nobody can go on.
async fn in_time<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(3600), future).await.expect("nobody went on")
}

#[tokio::test(start_paused = true)]
async fn a_page_on_its_way_holds_up_no_call_of_its_reader() {
    let (trial, desk) = vendor(Limit::concurrent(1), ManualClock::new());
    let mut stream = items(ByCursor(None), &desk).prefetch(1);
    in_time(async {
        for id in 0..9 {
            assert_eq!(some(&mut stream, 1).await, [id]);
            Call::new(ByCursor(None), &desk).await.unwrap();
        }
    })
    .await;
    assert_eq!(trial.sent(), 3 + 9);
}

#[tokio::test(start_paused = true)]
async fn a_page_that_waits_for_its_turn_holds_up_no_call_of_its_reader() {
    let clock = ManualClock::new();
    let (trial, desk) = vendor(rate("1/s"), clock.clone());
    let mut stream = items(ByCursor(None), &desk).prefetch(1);
    let reader = tokio::spawn(async move {
        assert_eq!(some(&mut stream, 1).await, [0]);
        Call::new(ByCursor(None), &desk).await.unwrap();
        drop(stream);
    });
    for _ in 0..5 {
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        clock.step();
    }
    in_time(reader).await.unwrap();
    assert_eq!(trial.sent(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_page_on_its_way_goes_with_its_stream() {
    let (trial, desk) = vendor(Limit::concurrent(1), ManualClock::new());
    let mut stream = items(ByCursor(None), &desk).prefetch(1);
    some(&mut stream, 1).await;
    drop(stream);
    in_time(async { Call::new(ByCursor(None), &desk).await.unwrap() }).await;
    assert_eq!(trial.sent(), 3);
}
