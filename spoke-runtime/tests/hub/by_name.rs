//! Calls by name with JSON.

use serde_json::{Value, json};
use spoke_runtime::{Answer, FakeHub, Hub, Kind};

use crate::desk::{AcmeDesk, CreateTicket, GetTicket};

fn hub() -> FakeHub {
    Hub::fake()
        .spoke::<AcmeDesk>()
        .stub::<CreateTicket>(|_| Answer::json(201, json!({"id": "7"})))
        .stub::<GetTicket<'_>>(|input| Answer::json(200, json!({"id": input["id"]})))
}

/// The text of the error of `create_ticket` with these inputs.
async fn mistakes(inputs: Value) -> String {
    let error = hub().on("desk").invoke("create_ticket", inputs).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Input);
    error.to_string()
}

#[tokio::test]
async fn call_by_name_sends_what_the_typed_call_sends() {
    let hub = hub();
    let typed = CreateTicket { labels: vec!["a".to_owned()], ..CreateTicket::new("N T", 2) };
    typed.on(&hub.connect("desk").unwrap()).idempotency_key("k").await.unwrap();
    let inputs = json!({"project": "N T", "priority": 2, "labels": ["a"]});
    let ticket = hub.on("desk").idempotency_key("k").invoke("create_ticket", inputs).await.unwrap();
    assert_eq!(ticket, json!({"id": "7"}));
    let requests = hub.requests();
    assert_eq!(requests[0].url, requests[1].url);
    assert_eq!(requests[0].body, requests[1].body);
    assert_eq!(requests[0].inputs, requests[1].inputs);
    assert_eq!(requests[0].header("idempotency-key"), requests[1].header("idempotency-key"));
}

#[tokio::test]
async fn lists_repeat_a_query_and_null_leaves_out() {
    let hub = hub();
    hub.on("desk").invoke("acme-desk.get_ticket", json!({"id": "7", "fields": [1, 2]})).await.unwrap();
    hub.on("desk").invoke("get_ticket", json!({"id": "7", "fields": null})).await.unwrap();
    assert_eq!(hub.requests()[0].url.query(), Some("field=1&field=2"));
    assert_eq!(hub.requests()[1].url.query(), None);
}

#[tokio::test]
async fn a_whole_number_is_one_however_it_is_written() {
    let hub = hub();
    for priority in [json!(2), json!(2.0), json!(2e0)] {
        hub.on("desk")
            .invoke("create_ticket", json!({"project": "NET", "priority": priority}))
            .await
            .unwrap();
    }
    for request in hub.requests() {
        assert_eq!(request.json()["priority"].to_string(), "2");
    }
    assert!(mistakes(json!({"project": "NET", "priority": 2.5})).await.contains("a whole number"));
    assert!(mistakes(json!({"project": "NET", "priority": 1e300})).await.contains("a whole number"));
}

#[tokio::test]
async fn null_clears_where_it_is_a_value() {
    let hub = hub();
    let owner = json!({"email": "a@b", "manager": null});
    let inputs = json!({"project": "NET", "priority": 2, "due": null, "labels": null, "owner": owner});
    hub.on("desk").invoke("create_ticket", inputs).await.unwrap();
    assert_eq!(hub.requests()[0].json(), json!({"priority": 2, "due": null, "owner": {"email": "a@b"}}));
}

#[tokio::test]
async fn reply_tells_more() {
    let reply = hub().on("desk").reply("get_ticket", json!({"id": "7"})).await.unwrap();
    assert_eq!((reply.status(), reply.attempts()), (200, 1));
    assert_eq!(reply.output(), &json!({"id": "7"}));
}

#[tokio::test]
async fn preview_hides_secrets() {
    let hub = hub();
    let inputs = json!({"project": "NET", "priority": 2, "pin": "hunter2"});
    let preview = hub.on("desk").preview("create_ticket", inputs).unwrap().as_curl();
    assert!(preview.contains("/projects/NET/tickets"), "{preview}");
    assert!(!preview.contains("hunter2"), "{preview}");
    assert!(hub.requests().is_empty());
}

#[tokio::test]
async fn every_mistake_is_told_with_its_path() {
    assert_eq!(
        mistakes(json!({
            "projekt": "NET",
            "priority": "high",
            "labels": ["a", 1],
            "due": 7,
            "pin": 4711,
            "owner": {"email": "a@b", "manager": {"mail": "x"}},
        }))
        .await,
        "the inputs of `acme-desk.create_ticket` do not fit: input `project` is missing; \
         `priority` takes a whole number, found the text `high`; \
         `labels[1]` takes text, found the number 1; \
         `due` takes text in the format `date`, found the number 7; \
         `pin` takes text, found another kind of value; \
         `owner.manager.email` is missing; \
         unknown member `owner.manager.mail`; did you mean `email`? allowed: `email`, `manager`; \
         unknown input `projekt`; did you mean `project`? allowed: `project`, `priority`, `labels`, `due`, `pin`, `owner`"
    );
}

#[tokio::test]
async fn inputs_that_are_no_object() {
    assert_eq!(
        mistakes(json!(["NET"])).await,
        "the inputs of `acme-desk.create_ticket` do not fit: they are an object by name, found a list"
    );
}

#[tokio::test]
async fn value_cannot_leave_its_place() {
    let hub = hub();
    let error =
        hub.on("desk").invoke("create_ticket", json!({"project": "..", "priority": 1})).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Input);
    hub.on("desk").invoke("get_ticket", json!({"id": "a/../b?c#d"})).await.unwrap();
    assert_eq!(hub.requests()[0].url.as_str(), "https://fake.invalid/tickets/a%2F..%2Fb%3Fc%23d");
}

#[tokio::test]
async fn unknown_action_and_wrong_spoke() {
    let hub = hub();
    let told = |action: &'static str| {
        let call = hub.on("desk").invoke(action, json!({}));
        async move { call.await.unwrap_err().to_string() }
    };
    assert_eq!(
        told("acme-desk.create_tickt").await,
        "`acme-desk` has no action `create_tickt`; did you mean `create_ticket`? allowed: `create_ticket`, `get_ticket`, `upload`"
    );
    assert_eq!(told("nothing").await, "no spoke that this hub knows has an action `nothing`");
    assert_eq!(told("upload").await, "`acme-desk.upload` cannot be called by name: it streams");

    let text = "[connection.desk]\nspoke = \"acme-desk\"\n";
    let hub = Hub::builder().connections_toml(text).build().unwrap();
    let told = |action: &'static str| {
        let call = hub.on("desk").invoke(action, json!({}));
        async move { call.await.unwrap_err().to_string() }
    };
    assert_eq!(
        told("slack.post_message").await,
        "`desk` is a connection to `acme-desk`, not to `slack`, so that `slack.post_message` cannot go there"
    );
    assert_eq!(
        told("create_ticket").await,
        "the hub does not know the actions of `acme-desk` by name; register it with `Hub::builder().spoke::<…>()`"
    );
}

#[tokio::test]
async fn key_for_an_action_that_carries_none() {
    let call = hub().on("desk").idempotency_key("k").invoke("get_ticket", json!({"id": "7"}));
    assert_eq!(
        call.await.unwrap_err().to_string(),
        "`acme-desk.get_ticket` carries no idempotency key: its effect is not `keyed`"
    );
}

#[tokio::test]
async fn call_by_name_can_be_spawned() {
    let call = hub().on("desk").invoke("get_ticket", json!({"id": "7"}));
    assert_eq!(tokio::spawn(call).await.unwrap().unwrap(), json!({"id": "7"}));
}
