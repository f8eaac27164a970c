//! What streams of pages promise beside order.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_core::Stream;
use serde_json::Value;

use super::vendor::{ByCursor, ByOffset, Style, items, list, page, read, some, tickets, vendor};
use crate::call::Call;
use crate::error::Kind;
use crate::retry::Retry;
use crate::transport::{Answer, Scripted};

#[tokio::test]
async fn a_page_that_fails_once_is_asked_again() {
    let mut attempts = 0;
    let (trial, desk) = vendor(Scripted::by(move |attempt| {
        attempts += 1;
        match attempts {
            2 => Answer::status(503),
            4 => Answer::cut(),
            _ => page(Style::Cursor, &attempt.request, 8, 3),
        }
    }));
    let (ids, error) = read(&mut items(ByCursor(None), &desk).prefetch(2)).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(ids, (0..8).collect::<Vec<_>>());
    assert_eq!(trial.sent(), 5);
}

#[tokio::test]
async fn nothing_is_sent_before_an_item_is_asked_for() {
    let (trial, desk) = list(Style::Cursor, 9, 3);
    drop(items(ByCursor(None), &desk).prefetch(3));
    assert_eq!(trial.sent(), 0);
}

#[tokio::test]
async fn a_page_is_asked_for_when_its_first_item_is() {
    let (trial, desk) = list(Style::Cursor, 9, 3);
    let mut stream = items(ByCursor(None), &desk);
    for (items, sent) in [(3, 1), (1, 2), (2, 2), (1, 3)] {
        some(&mut stream, items).await;
        assert_eq!(trial.sent(), sent);
    }
}

#[tokio::test]
async fn prefetch_asks_so_many_pages_ahead_and_no_more() {
    for ahead in 1..4 {
        let (trial, desk) = list(Style::Cursor, 30, 3);
        let mut stream = items(ByCursor(None), &desk).prefetch(ahead);
        assert_eq!(some(&mut stream, 1).await, [0]);
        assert_eq!(trial.sent(), 1 + ahead);
        some(&mut stream, 2).await;
        assert_eq!(trial.sent(), 1 + ahead, "the first page is not left yet");
        some(&mut stream, 1).await;
        assert_eq!(trial.sent(), 2 + ahead);
        assert_eq!(read(&mut stream).await.0, (4..30).collect::<Vec<_>>());
        assert_eq!(trial.sent(), 10);
    }
}

#[tokio::test]
async fn what_comes_ahead_does_not_hold_up_what_is_there() {
    let mut sent = 0;
    let (_, desk) = vendor(Scripted::by(move |attempt| {
        sent += 1;
        if sent == 1 { page(Style::Cursor, &attempt.request, 6, 3) } else { Answer::hang() }
    }));
    let mut stream = items(ByCursor(None), &desk).prefetch(1);
    assert_eq!(some(&mut stream, 3).await, [0, 1, 2]);
}

#[tokio::test]
async fn a_limit_stops_the_asking() {
    for prefetch in [0, 1, 5] {
        for (limit, pages) in [(0, 0), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (100, 10)] {
            let (trial, desk) = list(Style::Cursor, 30, 3);
            let mut stream = items(ByCursor(None), &desk).prefetch(prefetch).limit(limit);
            let (ids, _) = read(&mut stream).await;
            assert_eq!(ids, (0..limit.min(30)).collect::<Vec<_>>());
            assert_eq!(trial.sent(), pages, "limit {limit}, prefetch {prefetch}");
            let rest = read(&mut items(ByCursor(None), &desk).resume(stream.token())).await.0;
            assert_eq!(rest, (limit.min(30)..30).collect::<Vec<_>>(), "the token counts what was given");
        }
    }
}

#[tokio::test]
async fn pages_come_whole() {
    let (trial, desk) = list(Style::Cursor, 7, 3);
    let pages = Call::new(ByCursor(None), &desk).pages().all().await.unwrap();
    assert_eq!(pages.iter().map(|page| page.items.len()).collect::<Vec<_>>(), [3, 3, 1]);
    assert_eq!(trial.sent(), 3);

    let (trial, desk) = list(Style::Cursor, 30, 3);
    let mut stream = Call::new(ByCursor(None), &desk).pages().prefetch(5).limit(2);
    assert_eq!(stream.next().await.unwrap().unwrap().items.len(), 3);
    assert_eq!(trial.sent(), 2, "a third page is not wanted");
    let token = stream.token();
    assert_eq!(stream.next().await.unwrap().unwrap().items[0].id, 3);
    assert!(stream.next().await.is_none());
    let mut resumed = Call::new(ByCursor(None), &desk).pages().resume(token);
    assert_eq!(resumed.next().await.unwrap().unwrap().items[0].id, 3);
}

#[tokio::test]
async fn both_are_streams() {
    let (_, desk) = list(Style::Cursor, 4, 3);
    let mut items = items(ByCursor(None), &desk);
    let mut pages = Call::new(ByCursor(None), &desk).pages();
    assert_eq!(poll_fn(|context| Pin::new(&mut items).poll_next(context)).await.unwrap().unwrap().id, 0);
    assert_eq!(
        poll_fn(|context| Pin::new(&mut pages).poll_next(context)).await.unwrap().unwrap().items.len(),
        3
    );
    assert_eq!(items.all().await.unwrap().len(), 3);
}

#[test]
fn streams_go_anywhere() {
    fn goes_anywhere<T: Send + Unpin>(_: &T) {}
    let (_, desk) = list(Style::Cursor, 4, 3);
    goes_anywhere(&items(ByCursor(None), &desk));
    goes_anywhere(&Call::new(ByCursor(None), &desk).pages());
}

#[tokio::test]
async fn an_error_keeps_the_place_after_the_last_item() {
    let down = Arc::new(AtomicU64::new(1));
    let is_down = Arc::clone(&down);
    let (_, desk) = vendor(Scripted::by(move |attempt| {
        let second = attempt.request.url.query() == Some("at=c%2B3");
        if second && is_down.load(Ordering::Relaxed) == 1 {
            return Answer::unreachable();
        }
        page(Style::Cursor, &attempt.request, 7, 3)
    }));
    for prefetch in [0, 2] {
        down.store(1, Ordering::Relaxed);
        let mut stream = items(ByCursor(None), &desk).prefetch(prefetch);
        let (ids, error) = read(&mut stream).await;
        assert_eq!(ids, [0, 1, 2]);
        let error = error.unwrap();
        assert_eq!((error.kind(), error.attempts()), (Kind::Connect, 3));
        let token = error.page_token().unwrap().clone();
        assert_eq!(token, stream.token());
        down.store(0, Ordering::Relaxed);
        assert_eq!(read(&mut items(ByCursor(None), &desk).resume(token)).await.0, [3, 4, 5, 6]);
    }
}

#[tokio::test]
async fn a_page_that_does_not_fit_is_an_error_with_its_place() {
    let broken = Answer::text(200, "<html>");
    let (_, desk) = vendor(Scripted::new([tickets([0], "a"), broken, tickets([1], Value::Null)]));
    let (ids, error) = read(&mut items(ByCursor(None), &desk)).await;
    let error = error.unwrap();
    assert_eq!((ids, error.kind()), (vec![0], Kind::Decode));
    let token = error.page_token().unwrap().clone();
    assert_eq!(read(&mut items(ByCursor(None), &desk).resume(token)).await.0, [1]);
}

#[tokio::test]
async fn a_timeout_and_a_retry_are_each_pages_own() {
    let (trial, desk) =
        vendor(Scripted::new([tickets([0], "a"), Answer::status(503), tickets([1], Value::Null)]));
    let call =
        Call::new(ByCursor(None), &desk).timeout(Duration::from_secs(20)).retry(Retry::new().attempts(2));
    assert_eq!(read(&mut call.items()).await.0, [0, 1]);
    assert_eq!(trial.sent(), 3);
}

/// What an offset does on a list that changes between two pages: the guide says so, and a keyset does not.
#[tokio::test]
async fn a_list_that_shrinks_hides_items_from_an_offset_and_one_that_grows_repeats_them() {
    let from =
        |start: u64, list: Vec<u64>| tickets(list.into_iter().skip(start as usize).take(2), Value::Null);
    let (_, desk) =
        vendor(Scripted::new([from(0, vec![0, 1, 2, 3]), from(2, vec![1, 2, 3]), from(3, vec![1, 2, 3])]));
    assert_eq!(read(&mut items(ByOffset(None), &desk)).await.0, [0, 1, 3]);
    let (_, desk) =
        vendor(Scripted::new([from(0, vec![0, 1, 2]), from(2, vec![9, 0, 1, 2]), from(4, vec![9, 0, 1, 2])]));
    assert_eq!(read(&mut items(ByOffset(None), &desk)).await.0, [0, 1, 1, 2]);
}

#[tokio::test]
async fn a_resumed_page_that_shrank_gives_what_is_left_after_what_was_given() {
    let (_, desk) = vendor(Scripted::new([tickets(0..3, "a"), tickets([0], "a"), tickets([7], Value::Null)]));
    let mut stream = items(ByCursor(None), &desk);
    some(&mut stream, 2).await;
    assert_eq!(read(&mut items(ByCursor(None), &desk).resume(stream.token())).await.0, [7]);
}
