//! Keys on a hand-moved clock.

use std::future::{pending, ready};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use super::super::source::{Session, keys};
use super::Held;
use spoke_runtime::Secret;

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn until(end: u64) -> Session {
    Session { expires: Some(at(end)), ..keys("AKIA", &Secret::from("s"), None) }
}

#[tokio::test]
async fn all_who_wait_share_one_fetch() {
    let (held, fetched) = (Held::default(), AtomicU32::new(0));
    let fetch = || async {
        fetched.fetch_add(1, Ordering::SeqCst);
        tokio::task::yield_now().await;
        Ok(until(3600))
    };
    let one = || held.renewed(|| at(0), fetch);
    let (a, b, c) = tokio::join!(one(), one(), one());
    assert_eq!((a, b, c), (Ok(()), Ok(()), Ok(())));
    assert_eq!(fetched.load(Ordering::SeqCst), 1);
    one().await.unwrap();
    assert_eq!(fetched.load(Ordering::SeqCst), 1, "what is fresh is not fetched");
}

#[tokio::test]
async fn all_who_wait_share_one_failure() {
    let (held, fetched) = (Held::default(), AtomicU32::new(0));
    let fetch = || async {
        fetched.fetch_add(1, Ordering::SeqCst);
        tokio::task::yield_now().await;
        Err("no".to_owned())
    };
    let one = || held.renewed(|| at(0), fetch);
    let (a, b) = tokio::join!(one(), one());
    assert_eq!((a, b), (Err("no".to_owned()), Err("no".to_owned())));
    assert_eq!(fetched.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn whoever_gives_up_leaves_the_fetch_to_the_next() {
    let held = Held::default();
    let gave_up = {
        let mut first = Box::pin(held.renewed(|| at(0), pending));
        std::future::poll_fn(|context| std::task::Poll::Ready(first.as_mut().poll(context).is_pending()))
            .await
    };
    assert!(gave_up);
    held.renewed(|| at(0), || ready(Ok(until(3600)))).await.unwrap();
    assert!(held.is_fresh(at(0)));
}

#[tokio::test]
async fn keys_are_replaced_before_they_end_and_kept_where_that_fails() {
    let held = Held::default();
    assert!(!held.is_fresh(at(0)));
    held.put(until(3600), at(0));
    assert!(held.is_fresh(at(3299)));
    assert!(!held.is_fresh(at(3300)), "five minutes ahead");
    let fail = || ready(Err("unreachable".to_owned()));
    assert_eq!(held.renewed(|| at(3300), fail).await, Ok(()), "the old ones are still good");
    assert!(held.is_fresh(at(3329)), "nobody asks again at once");
    assert!(!held.is_fresh(at(3330)));
    assert_eq!(held.renewed(|| at(3600), fail).await, Err("unreachable".to_owned()));
    assert_eq!(held.expires_in(at(3000)), Some(Duration::from_secs(600)));
}

#[tokio::test]
async fn rejected_keys_are_fetched_anew_whatever_their_end() {
    let held = Held::default();
    held.put(until(3600), at(0));
    held.reject(at(5));
    assert!(held.is_fresh(at(5)), "the call that was turned away had older ones");
    held.reject(at(60));
    assert!(!held.is_fresh(at(60)));
    let fail = || ready(Err("unreachable".to_owned()));
    assert_eq!(held.renewed(|| at(60), fail).await, Err("unreachable".to_owned()));
    held.renewed(|| at(60), || ready(Ok(until(7200)))).await.unwrap();
    assert!(held.is_fresh(at(60)));
}
