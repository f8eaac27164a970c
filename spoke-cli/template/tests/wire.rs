//! What goes over the wire and what comes of the answers: no server, no network, the real encoding and decoding.

use spoke_runtime::FakeHub;
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::json;

use spoke_acme_desk::AcmeDesk;
use spoke_acme_desk::{GetItem, get_item};

/// Every alias exists on a fake hub.
fn connection(hub: &FakeHub) -> Connection<AcmeDesk> {
    hub.connect("test").unwrap()
}

#[tokio::test]
async fn an_item_is_read() {
    let hub = Hub::fake().stub::<GetItem>(|_| {
        let links = json!({"self": "https://vendor.example/7"});
        let item = json!({"id": "7", "title": "disk full", "links": links});
        Answer::json(200, item)
    });

    let item = get_item(&connection(&hub), "7").await.unwrap();

    assert_eq!(item.item_id, "7");
    assert_eq!(item.title, "disk full");
    assert_eq!(item.url.as_deref(), Some("https://vendor.example/7"));
    assert_eq!(hub.requests()[0].url.path(), "/v1/items/7");
}

#[tokio::test]
async fn a_refusal_keeps_the_vendors_words() {
    let hub = Hub::fake().stub::<GetItem>(|_| {
        let error = json!({"code": "gone", "message": "no such item"});
        Answer::json(404, json!({"error": error}))
    });

    let refused = get_item(&connection(&hub), "7").await.unwrap_err();

    assert_eq!(refused.kind(), Kind::NotFound);
    assert_eq!(refused.code(), Some("gone"));
    assert_eq!(refused.message(), Some("no such item"));
}
