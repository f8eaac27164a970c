//! Lists by name, and what doubles see of pages.

use serde_json::{Value, json};

use super::vendor::{ByCursor, ByUrl, Desk, Search, Ticket, Tickets, items};
use crate::action::Action;
use crate::error::Kind;
use crate::fake::FakeHub;
use crate::hub::Hub;
use crate::transport::Answer;

/// Tickets 0 to 6, three a page, behind the cursors `3` and `6`.
fn hub() -> FakeHub {
    Hub::fake().stub::<ByCursor<'_>>(|input| {
        let start = input["at"].as_str().map_or(0, |at| at.parse().unwrap());
        let items: Vec<Value> = (start..7).take(3).map(|id| json!({"id": id})).collect();
        let next = if start < 6 { json!((start + 3).to_string()) } else { Value::Null };
        Answer::json(200, json!({"items": items, "next": next}))
    })
}

#[tokio::test]
async fn a_list_by_name_is_a_stream_of_json() {
    let hub = hub();
    let mut tickets = hub.on("desk").items("list_tickets", json!({})).unwrap().prefetch(1);
    for id in 0..7 {
        assert_eq!(tickets.next().await.unwrap().unwrap(), json!({"id": id}));
    }
    assert!(tickets.next().await.is_none());
    let asked: Vec<Value> = hub.requests().iter().map(|request| request.inputs["at"].clone()).collect();
    assert_eq!(asked, [Value::Null, json!("3"), json!("6")]);
    let pages = hub.on("desk").pages("list_tickets", json!({"at": "3"})).unwrap().all().await.unwrap();
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[1], json!({"items": [{"id": 6}], "next": null}));
}

#[tokio::test]
async fn a_token_goes_from_typed_lists_to_those_by_name() {
    let hub = hub();
    let mut typed = items(ByCursor(None), &hub.connect::<Desk>("desk").unwrap());
    for _ in 0..4 {
        typed.next().await.unwrap().unwrap();
    }
    let list = hub.on("desk").items("list_tickets", json!({})).unwrap().resume(typed.token());
    assert_eq!(list.all().await.unwrap(), [json!({"id": 4}), json!({"id": 5}), json!({"id": 6})]);
}

#[tokio::test]
async fn what_cannot_be_listed_by_name_is_told() {
    let hub = hub();
    let wrong = hub.on("desk").items("list_tickets", json!({"att": 1})).unwrap_err();
    assert_eq!(wrong.kind(), Kind::Input);
    let unknown = hub.on("desk").items("list_users", json!({})).unwrap_err();
    assert_eq!(unknown.kind(), Kind::Config);
}

#[tokio::test]
async fn a_stub_sees_the_address_of_a_page() {
    let hub = Hub::fake().stub::<ByUrl<'_>>(|input| match input.url().query() {
        None => Answer::json(200, json!({"items": [{"id": 0}], "next": "/tickets?page=2"})),
        Some("page=2") => Answer::json(200, json!({"items": [{"id": 1}], "next": null})),
        Some(other) => panic!("{other}"),
    });
    let list = items(ByUrl(None), &hub.connect("desk").unwrap());
    assert_eq!(list.all().await.unwrap().iter().map(|ticket| ticket.id).collect::<Vec<_>>(), [0, 1]);
}

#[tokio::test]
async fn a_ready_output_is_a_page() {
    let hub = Hub::fake().stub_output::<Search>(|_| Ok(Tickets { items: vec![Ticket { id: 7 }] }));
    assert_eq!(Search::OPERATION.name, "search");
    let list = items(Search, &hub.connect("desk").unwrap());
    assert_eq!(list.all().await.unwrap().len(), 1);
}
