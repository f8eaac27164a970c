//! What the catalog knows of the way of a value: from an input into the request, from the answer into the output.

use serde_json::json;
use spoke_runtime::auth::ClientCredentials;
use spoke_runtime::prelude::*;
use spoke_runtime::{ActionEntry, Catalog};

#[derive(Spoke)]
#[spoke(
    name = "desk",
    base = "https://{service}.{region}.desk.example",
    settings(region: String, tenant: Option<String>),
    auth = [ClientCredentials::at("https://id.desk.example/token"), Basic],
    header("x-tenant" = "{settings.tenant}"),
    root = result,
    actions = [FileTicket, ReadTicket, UploadForm],
)]
struct Desk;

/// Files a ticket.
#[derive(Action)]
#[action(
    Desk: POST "/projects/{project}/tickets?draft={draft}" -> (),
    base(service = service),
    header("x-note" = note),
    body = {
        "fields": { "title": "P{priority}: {title}", "priority": priority, ..extra },
        "tags": ["spoke", tag],
        "source": -1,
    },
)]
struct FileTicket {
    project: String,
    draft: bool,
    service: String,
    note: Option<String>,
    title: String,
    priority: u8,
    tag: String,
    extra: std::collections::BTreeMap<String, String>,
}

/// Reads a ticket.
#[derive(Action)]
#[action(Desk: GET "/tickets/{id}" -> Ticket, base(service = "tickets"))]
struct ReadTicket {
    id: u64,
    #[input(query = "expand")]
    more: Option<Vec<String>>,
}

/// Uploads a form.
#[derive(Action)]
#[action(Desk: POST "/forms", base(service = "forms"), form = { "kind": kind, "via": "spoke" })]
struct UploadForm {
    kind: String,
}

/// A ticket.
#[derive(Debug, Output)]
struct Ticket {
    /// The id.
    #[out(id)]
    ticket_id: u64,
    #[out(watchers[].email)]
    watchers: Vec<String>,
    #[out(comments)]
    comments: Option<Vec<Comment>>,
    #[out(history[].change)]
    changes: Vec<Change>,
    #[out(parent)]
    parent: Option<Linked>,
    #[out(header("x-request-id"))]
    request_id: Option<String>,
    #[out(status())]
    status: u16,
}

/// A ticket that another leads to.
#[derive(Debug, Output)]
struct Linked {
    id: u64,
    parent: Option<Box<Linked>>,
}

/// A comment.
#[derive(Debug, Output)]
#[out(root = body)]
struct Comment {
    #[out("plain-text".value)]
    text: String,
}

/// A change.
#[derive(Debug, Output)]
struct Change {
    #[out(fields[].name)]
    fields: Vec<String>,
}

fn places(action: &ActionEntry) -> Vec<String> {
    let each = |input: &spoke_runtime::InputEntry| {
        let places: Vec<String> = input.places.iter().map(|it| format!("{} {}", it.part, it.name)).collect();
        format!("{}: {}", input.name, places.join(", "))
    };
    action.inputs.iter().map(each).collect()
}

#[test]
fn every_input_says_where_it_is_sent() {
    let catalog = Catalog::of::<Desk>();
    assert_eq!(
        places(catalog.action("desk.file_ticket").unwrap()),
        [
            "project: path project",
            "draft: query draft",
            "service: host service",
            "note: header x-note",
            "title: body fields.title",
            "priority: body fields.title, body fields.priority",
            "tag: body tags[1]",
            "extra: body fields.*",
        ]
    );
    assert_eq!(places(catalog.action("desk.read_ticket").unwrap()), ["id: path id", "more: query expand"]);
    assert_eq!(places(catalog.action("desk.upload_form").unwrap()), ["kind: form kind"]);
}

#[test]
fn settings_say_where_they_stand_for_every_call() {
    let catalog = Catalog::of::<Desk>();
    let settings = &catalog.spoke("desk").unwrap().settings;
    let places: Vec<_> = settings.iter().map(|it| (it.places[0].part, it.places[0].name.as_str())).collect();
    assert_eq!(places, [("host", "region"), ("header", "x-tenant")]);
}

#[test]
fn a_body_is_shown_with_its_inputs_in_braces() {
    let catalog = Catalog::of::<Desk>();
    let body = catalog.action("desk.file_ticket").unwrap().body.as_ref().unwrap();
    assert_eq!(body.media_type, "application/json");
    assert_eq!(
        body.template,
        json!({
            "fields": {"title": "P{priority}: {title}", "priority": "{priority}", "..extra": "{extra}"},
            "tags": ["spoke", "{tag}"],
            "source": -1,
        })
    );
    let form = catalog.action("desk.upload_form").unwrap().body.as_ref().unwrap();
    assert_eq!(form.template, json!({"kind": "{kind}", "via": "spoke"}));
    assert!(catalog.action("desk.read_ticket").unwrap().body.is_none());
}

/// Under the spoke's root, inside lists at their bracket, and once where a type holds itself.
#[test]
fn every_field_says_where_it_is_read() {
    let catalog = Catalog::of::<Desk>();
    let outputs = &catalog.action("desk.read_ticket").unwrap().outputs;
    let read: Vec<_> =
        outputs.iter().map(|it| (it.field.as_str(), it.source.as_str(), it.required)).collect();
    assert_eq!(
        read,
        [
            ("ticket_id", "result.id", true),
            ("watchers", "result.watchers[].email", true),
            ("comments", "result.comments", false),
            ("comments[].text", "result.comments[].body.\"plain-text\".value", true),
            ("changes", "result.history[].change", true),
            ("changes[].fields", "result.history[].change.fields[].name", true),
            ("parent", "result.parent", false),
            ("parent.id", "result.parent.id", true),
            ("parent.parent", "result.parent.parent", false),
            ("request_id", "header(\"x-request-id\")", false),
            ("status", "status()", true),
        ]
    );
    assert_eq!(outputs[0].docs, "The id.");
    assert!(catalog.action("desk.file_ticket").unwrap().outputs.is_empty());
}

#[test]
fn a_way_to_sign_in_names_the_addresses_that_it_asks() {
    let catalog = Catalog::of::<Desk>();
    let auth = &catalog.spoke("desk").unwrap().auth;
    assert_eq!(auth[0].asks, ["https://id.desk.example/token"]);
    assert!(auth[1].asks.is_empty());
}
