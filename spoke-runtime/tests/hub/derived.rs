//! Derived actions on a fake hub, typed and by name.

use std::borrow::Cow;

use serde_json::json;
use spoke_runtime::prelude::*;
use spoke_runtime::{Answer, Catalog};

/// Acme Desk.
#[derive(Spoke)]
#[spoke(name = "desk", auth = [Bearer, ApiKey::header("x-api-key")], settings(region: String), actions = [CreateTicket, FindTickets<'static>])]
pub(crate) struct Desk;

/// Files a ticket.
#[derive(Action)]
#[action(
    Desk: POST "/{settings.region}/projects/{project}/tickets" -> Ticket,
    effect = keyed("Idempotency-Key"),
    body = {"title": "P{priority}: {title}", "priority": priority, "owner": owner, "due": due, "pin": pin},
)]
pub(crate) struct CreateTicket {
    pub(crate) project: String,
    pub(crate) title: String,
    pub(crate) priority: Priority,
    pub(crate) owner: Option<Person>,
    pub(crate) due: Patch<String>,
    pub(crate) pin: Option<Secret<String>>,
}

/// How bad it is.
#[derive(Input)]
#[input(case = upper)]
pub(crate) enum Priority {
    Low,
    High,
}

/// Somebody.
#[derive(Input)]
pub(crate) struct Person {
    pub(crate) email: String,
    pub(crate) phone: Option<String>,
    pub(crate) team: Patch<String>,
}

/// A ticket.
#[derive(Debug, Output)]
pub(crate) struct Ticket {
    #[out(id)]
    pub(crate) ticket_id: String,
    #[out(status())]
    pub(crate) status: u16,
}

/// A ticket in a list.
#[derive(Debug, Output)]
pub(crate) struct Found {
    pub(crate) id: String,
}

/// Finds tickets.
#[derive(Action)]
#[action(Desk: GET "/tickets" -> Vec<Found>, query("tag" = tags))]
pub(crate) struct FindTickets<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) tags: Option<Vec<u32>>,
}

#[tokio::test]
async fn typed_and_by_name_send_the_same() {
    let hub = Hub::fake().stub::<CreateTicket>(|input| {
        assert_eq!(
            input.json(),
            &json!({"project": "NET", "title": "disk \"full\"", "priority": "HIGH", "pin": "[redacted]", "due": null,
                "owner": {"email": "a@b", "team": null}})
        );
        Answer::json(201, json!({"id": "7"}))
    });
    let desk = hub.connect("desk").unwrap();
    let owner = Person { email: "a@b".to_owned(), phone: None, team: Patch::Null };
    let ticket = CreateTicket::new("NET", "disk \"full\"", Priority::High)
        .owner(owner)
        .maybe_due(Patch::Null)
        .pin("hunter2".into())
        .on(&desk)
        .idempotency_key("k")
        .await
        .unwrap();
    assert_eq!((ticket.ticket_id.as_str(), ticket.status), ("7", 201));
    let owner = json!({"email": "a@b", "phone": null, "team": null});
    let inputs = json!({"project": "NET", "title": "disk \"full\"", "priority": "HIGH", "owner": owner, "due": null,
        "pin": "hunter2"});
    let by_name = hub.on("desk").idempotency_key("k").invoke("desk.create_ticket", inputs).await.unwrap();
    assert_eq!(by_name, json!({"ticket_id": "7", "status": 201}));
    let requests = hub.requests();
    assert_eq!(requests[0].text(), requests[1].text());
    assert_eq!(requests[0].url, requests[1].url);
    assert_eq!(requests[0].url.path(), "/region/projects/NET/tickets");
}

#[tokio::test]
async fn borrowing_action() {
    let hub = Hub::fake().stub::<FindTickets<'_>>(|input| {
        assert_eq!(input.json(), &json!({"text": "a b", "tags": [1, 2]}));
        Answer::json(200, json!([{"id": "7"}]))
    });
    let text = String::from("a b");
    let desk = hub.connect("desk").unwrap();
    let found = FindTickets::new(text.as_str()).tags(vec![1, 2]).on(&desk).await.unwrap();
    assert_eq!(found[0].id, "7");
    let inputs = json!({"text": "a b", "tags": [1, 2]});
    hub.on("desk").invoke("find_tickets", inputs).await.unwrap();
    let requests = hub.requests();
    assert_eq!(requests[0].url, requests[1].url);
}

#[test]
fn published_shapes() {
    let catalog = Catalog::of::<Desk>();
    let action = catalog.action("desk.create_ticket").unwrap();
    assert_eq!(action.input_schema["required"], json!(["project", "title", "priority"]));
    let person = &action.input_schema["$defs"]["Person"];
    assert_eq!(person["required"], json!(["email"]));
    assert_eq!(person["properties"]["phone"], json!({"type": "string"}));
    assert_eq!(person["properties"]["team"], json!({"anyOf": [{"type": "string"}, {"type": "null"}]}));
    assert_eq!(
        action.input_schema["properties"]["priority"],
        json!({"type": "string", "enum": ["LOW", "HIGH"]})
    );
    assert_eq!(action.output_schema["properties"]["ticket_id"], json!({"type": "string"}));
    assert_eq!(action.example, json!({"project": "project", "title": "title", "priority": "LOW"}));
}
