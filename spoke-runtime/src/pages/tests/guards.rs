//! Lists without an end.

use serde_json::{Value, json};

use super::vendor::{ByCursor, ByKeyset, ByNumberAndMore, ByOffset, items, read, tickets, vendor};
use crate::error::{Error, Kind};
use crate::pages::Paged;
use crate::transport::{Answer, Scripted};

/// What such a list ends with; nothing of it is retried.
async fn check<A>(action: A, transport: Scripted, expected: &[u64], words: &str) -> Error
where
    A: Paged<Spoke = super::vendor::Desk, Output = super::vendor::Tickets>,
{
    let (_, desk) = vendor(transport);
    let (ids, error) = read(&mut items(action, &desk)).await;
    let error = error.unwrap();
    assert_eq!((ids.as_slice(), error.kind()), (expected, Kind::Paging), "{error}");
    assert!(error.to_string().contains(words), "{error}");
    assert!(error.to_string().starts_with("acme-desk.list_tickets on `desk`: "), "{error}");
    assert!(error.page_token().is_some() && !error.is_retryable(), "{error}");
    error
}

#[tokio::test]
async fn a_page_that_leads_to_itself_is_given_once() {
    let script = || Scripted::new([tickets([0], "a"), tickets([1], "a")]);
    check(ByCursor(None), script(), &[0, 1], "the page leads to itself").await;
    let script = Scripted::new([tickets([0], "a")]);
    check(ByCursor(Some("a")), script, &[0], "the page leads to itself").await;
    let script = Scripted::new([tickets([0, 7], Value::Null), tickets([0, 7], Value::Null)]);
    check(ByKeyset(None), script, &[0, 7, 0, 7], "the page leads to itself").await;
}

#[tokio::test]
async fn a_circle_of_three_ends() {
    let mut page = 0_u64;
    let script = Scripted::by(move |_| {
        page += 1;
        tickets([page], ["a", "b", "c"][page as usize % 3])
    });
    let error = check(ByCursor(None), script, &[1, 2, 3, 4, 5, 6], "the pages lead in a circle of 3").await;
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn empty_pages_that_claim_more_end_after_a_hundred() {
    let mut page = 0;
    let script = Scripted::by(move |_| {
        page += 1;
        tickets([], page)
    });
    check(ByCursor(None), script, &[], "101 empty pages in a row say that more follow").await;

    let empty = || Scripted::by(|_| Answer::json(200, json!({"items": [], "more": true})));
    check(ByNumberAndMore(None), empty(), &[], "101 empty pages in a row").await;
}

#[tokio::test]
async fn a_hundred_empty_pages_are_gone_through() {
    let mut page = 0;
    let (_, desk) = vendor(Scripted::by(move |_| {
        page += 1;
        match page {
            101 | 202 => tickets([page], page),
            203 => tickets([], Value::Null),
            _ => tickets([], page),
        }
    }));
    let (ids, error) = read(&mut items(ByCursor(None), &desk)).await;
    assert_eq!(ids, [101, 202]);
    assert!(error.is_none(), "{error:?}");
}

#[tokio::test]
async fn a_list_without_end_stops_at_the_most_pages() {
    let mut page = 0_u64;
    let (trial, desk) = vendor(Scripted::by(move |_| {
        page += 1;
        tickets([page], page)
    }));
    let (ids, error) = read(&mut items(ByCursor(None), &desk).max_pages(3)).await;
    let error = error.unwrap();
    assert_eq!((ids, error.kind(), trial.sent()), (vec![1, 2, 3], Kind::Paging, 3));
    assert!(error.to_string().contains("the list has more than 3 pages"), "{error}");
    let token = error.page_token().unwrap().clone();
    let rest = items(ByCursor(None), &desk).max_pages(1).resume(token);
    assert_eq!(rest.limit(1).all().await.unwrap()[0].id, 4);
}

#[tokio::test]
async fn an_answer_that_leads_nowhere_is_told() {
    let script = Scripted::new([tickets([0], json!({"at": 7}))]);
    check(ByCursor(None), script, &[0], "the cursor is an object, which names no place").await;
    let script = Scripted::new([tickets([0], Value::Null)]);
    check(ByOffset(Some("next")), script, &[0], "`next` was asked for, which is no offset").await;
}
