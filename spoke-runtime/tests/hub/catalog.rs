//! The catalog: spokes and actions as data.

use serde_json::json;
use spoke_runtime::{
    Action, Answer, Catalog, Decode, Decoder, Hub, Inputs, Method, Operation, Schema, json_schema,
};

use crate::desk::{AcmeDesk, CreateTicket, PERSON};

#[test]
fn action_carries_what_its_spoke_says() {
    let catalog = Catalog::of::<AcmeDesk>();
    let action = serde_json::to_value(catalog.action("acme-desk.create_ticket").unwrap()).unwrap();
    assert_eq!(action["docs"], "Files a ticket.");
    assert_eq!((&action["state"], &action["preview"]), (&json!("stable"), &json!(null)));
    assert_eq!((&action["method"], &action["path"]), (&json!("POST"), &json!("/projects/{project}/tickets")));
    assert_eq!(
        (&action["effect"], &action["idempotency_key"]),
        (&json!("keyed"), &json!("header `idempotency-key`"))
    );
    assert_eq!(action["headers"], json!({"x-region": "{settings.region}"}));
    assert_eq!(action["accept"], json!([208]));
    assert_eq!(action["scopes"], json!(["tickets:write"]));
    assert_eq!(action["fail"]["when"], "ok == false");
    assert_eq!(action["fail"]["code"], "error.code");
    assert_eq!(action["fail"]["kinds"], json!({"auth": ["bad_key"], "conflict": ["taken"]}));
}

#[test]
fn spoke_carries_settings_and_ways_to_sign_in() {
    let catalog = serde_json::to_value(Catalog::of::<AcmeDesk>()).unwrap();
    let spoke = &catalog["spokes"][0];
    assert_eq!(spoke["name"], "acme-desk");
    assert_eq!(
        spoke["auth"][0],
        json!({"name": "api_key", "example": "auth = { api_key = { env = \"API_KEY\" } }", "asks": []})
    );
    assert_eq!(spoke["settings"][0]["schema"]["enum"], json!(["eu", "us"]));
    let names: Vec<_> = spoke["actions"].as_array().unwrap().iter().map(|it| it["name"].clone()).collect();
    assert_eq!(names, ["acme-desk.create_ticket", "acme-desk.get_ticket", "acme-desk.upload"]);
}

#[test]
fn inputs_are_a_json_schema_and_recursion_stands_under_defs() {
    let catalog = Catalog::of::<AcmeDesk>();
    assert_eq!(
        catalog.action("acme-desk.create_ticket").unwrap().input_schema,
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": {
                "project": {"type": "string", "description": "The project's key."},
                "priority": {"type": "integer"},
                "labels": {"type": "array", "items": {"type": "string"}},
                "due": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
                "pin": {"type": "string", "writeOnly": true},
                "owner": {"$ref": "#/$defs/Person"},
            },
            "required": ["project", "priority"],
            "additionalProperties": false,
            "$defs": {"Person": {
                "type": "object",
                "description": "Somebody.",
                "properties": {
                    "email": {"type": "string", "format": "email"},
                    "manager": {"$ref": "#/$defs/Person"},
                },
                "required": ["email"],
                "additionalProperties": false,
            }},
        })
    );
}

#[test]
fn root_that_holds_itself_is_a_reference() {
    let schema = json_schema(Schema::Object(|| &PERSON));
    assert_eq!(schema["$ref"], "#/$defs/Person");
    assert_eq!(schema["$defs"]["Person"]["required"], json!(["email"]));
}

#[test]
fn every_shape_has_its_schema() {
    let body = |schema| {
        let mut schema = json_schema(schema);
        schema.as_object_mut().unwrap().remove("$schema");
        schema
    };
    assert_eq!(body(Schema::Any), json!({}));
    assert_eq!(body(Schema::Nothing), json!({"type": "null"}));
    assert_eq!(body(Schema::Bytes), json!({"type": "string", "contentEncoding": "base64"}));
    assert_eq!(
        body(Schema::Words { words: &["a"], open: true }),
        json!({"anyOf": [{"enum": ["a"]}, {"type": "string"}]})
    );
    assert_eq!(
        body(Schema::Map(&Schema::Number)),
        json!({"type": "object", "additionalProperties": {"type": "number"}})
    );
    assert_eq!(
        body(Schema::OneOf(&[Schema::Boolean, Schema::Text])),
        json!({"anyOf": [{"type": "boolean"}, {"type": "string"}]})
    );
}

#[tokio::test]
async fn example_is_accepted_by_the_call() {
    let hub = Hub::fake().stub::<CreateTicket>(|_| Answer::json(201, json!({"id": "7"})));
    let catalog = hub.catalog();
    let example = &catalog.action("acme-desk.create_ticket").unwrap().example;
    assert_eq!(example, &json!({"project": "project", "priority": 1}));
    hub.on("desk").invoke("create_ticket", example.clone()).await.unwrap();
}

/// A user's own action for somebody's spoke.
struct CloseTicket;

impl Inputs for CloseTicket {}

impl Action for CloseTicket {
    type Spoke = AcmeDesk;
    type Output = ();
    const OPERATION: &'static Operation = &Operation::new("close_ticket", Method::Delete, "/tickets/last");
    fn decoder() -> Decoder<()> {
        Decode::<()>::DECODER
    }
}

/// The same name as one of the spoke's.
struct Impostor;

impl Inputs for Impostor {}

impl Action for Impostor {
    type Spoke = AcmeDesk;
    type Output = ();
    const OPERATION: &'static Operation = &Operation::new("create_ticket", Method::Delete, "/tickets");
    fn decoder() -> Decoder<()> {
        Decode::<()>::DECODER
    }
}

#[test]
fn ones_own_action_joins_the_spoke() {
    let hub = Hub::builder().action::<CloseTicket>().build().unwrap();
    assert!(hub.catalog().action("acme-desk.close_ticket").is_some());
    assert!(hub.catalog().action("acme-desk.create_ticket").is_some());
}

#[test]
fn two_actions_of_one_name_are_refused_naming_both() {
    let error = Hub::builder().spoke::<AcmeDesk>().action::<Impostor>().build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Hub::builder(): `acme-desk.create_ticket` is claimed by two actions, `hub::desk::CreateTicket` and \
         `hub::catalog::Impostor`; rename one"
    );
}
