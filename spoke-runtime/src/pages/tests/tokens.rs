//! Tokens: places that outlive a program.

use serde_json::json;

use super::vendor::{ByCursor, ByUrl, Search, Style, items, list, read, some};
use crate::error::Kind;
use crate::pages::PageToken;

#[tokio::test]
async fn a_token_is_small_and_says_whose_it_is() {
    let (_, desk) = list(Style::Cursor, 9, 3);
    let mut stream = items(ByCursor(None), &desk);
    let shown = |token: &PageToken| serde_json::to_value(token).unwrap();
    let action = "acme-desk.list_tickets";
    assert_eq!(shown(&stream.token()), json!({"action": action, "at": "first", "before": 0, "given": 0}));
    some(&mut stream, 2).await;
    assert_eq!(shown(&stream.token()), json!({"action": action, "at": "first", "before": 0, "given": 2}));
    some(&mut stream, 1).await;
    let next = json!({"action": action, "at": {"input": "c+3"}, "before": 3, "given": 0});
    assert_eq!(shown(&stream.token()), next);
    assert_eq!(stream.token().action(), action);
    let debug = format!("{:?} {stream:?}", stream.token());
    assert!(debug.contains("list_tickets") && !debug.contains("c+3"), "{debug}");
}

#[tokio::test]
async fn a_token_at_the_end_gives_what_was_added_since() {
    let (_, desk) = list(Style::Cursor, 7, 3);
    let mut stream = items(ByCursor(None), &desk);
    read(&mut stream).await;
    let token = stream.token();
    let (_, longer) = list(Style::Cursor, 9, 3);
    assert_eq!(read(&mut items(ByCursor(None), &longer).resume(token.clone())).await.0, [7, 8]);
    assert!(read(&mut items(ByCursor(None), &desk).resume(token)).await.0.is_empty());
}

#[tokio::test]
async fn a_token_of_another_action_is_refused_in_words() {
    let (trial, desk) = list(Style::Cursor, 9, 3);
    let token = items(ByCursor(None), &desk).token();
    let error = items(Search, &desk).resume(token).all().await.unwrap_err();
    assert_eq!((error.kind(), trial.sent()), (Kind::Input, 0));
    let words = "the page token is one of `acme-desk.list_tickets`, and this list is `acme-desk.search`'s";
    assert!(error.to_string().contains(words), "{error}");
}

/// Whoever keeps a token may change it: it must lead nowhere that an answer could not lead.
#[tokio::test]
async fn a_token_leads_to_no_foreign_host() {
    let (trial, desk) = list(Style::Url, 9, 3);
    let at = json!({"url": "https://evil.example/tickets"});
    let token = json!({"action": "acme-desk.list_tickets", "at": at, "before": 3, "given": 0});
    let token: PageToken = serde_json::from_value(token).unwrap();
    let error = items(ByUrl(None), &desk).resume(token).all().await.unwrap_err();
    assert_eq!((error.kind(), trial.sent()), (Kind::Redirect, 0));
    assert!(error.to_string().contains("`evil.example`"), "{error}");
}

#[tokio::test]
async fn a_token_of_odd_numbers_breaks_nothing() {
    let (_, desk) = list(Style::Cursor, 4, 3);
    let token =
        json!({"action": "acme-desk.list_tickets", "at": "first", "before": u64::MAX, "given": u32::MAX});
    let token: PageToken = serde_json::from_value(token).unwrap();
    let mut stream = items(ByCursor(None), &desk).resume(token);
    assert_eq!(read(&mut stream).await.0, [3]);
    stream.token();
}
