//! The encoder held to its promise: a value stays in its place.

mod shape;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value as Data, json};
use url::Url;

use super::{Encoded, IdempotencyKey, Options, encode};
use crate::action::{Setting, Spoke};
use crate::auth::Anonymous;
use crate::clock::ManualClock;
use crate::declaration::Declaration;
use crate::fail::Path;
use crate::input::{Inputs, JsonField, Lend, TextField};
use crate::operation::{At, Effect, Key, Method, Operation, Parameter};
use crate::retry::Retry;
use crate::schema::Schema;
use crate::site::{Base, Site};
use crate::template::{Body, Member, Node, Pair, Part, Value};
use crate::transport::Scripted;

mod keys;
mod secrets;
mod xml;

struct Desk;

impl Spoke for Desk {
    const NAME: &'static str = "desk";
    const HOSTS: &'static [&'static str] = &["files.desk.example"];
    const SETTINGS: &'static [Setting] = &[];
    const ROOT: Path = &[];
    const HEADERS: &'static [Pair] = &[Pair { name: "x-client", value: Value::Text(&[Part::Text("spoke")]) }];
}

/// One JSON value an input, as text where it is text.
struct Given(Vec<Data>);

impl Inputs for Given {
    fn text(&self, index: usize) -> TextField<'_> {
        match &self.0[index] {
            Data::String(text) => TextField::One(text),
            Data::Null => TextField::Absent,
            Data::Array(_) => {
                TextField::Each(&[LIST_A, LIST_B] as &'static [&'static str; 2] as &dyn crate::Texts)
            }
            other => TextField::Display(other),
        }
    }

    fn json(&self, index: usize) -> JsonField<'_> {
        match &self.0[index] {
            Data::Null => JsonField::Absent,
            some => Lend(some).json(),
        }
    }

    fn body(&self, index: usize) -> Option<crate::ByteStream> {
        self.0[index].as_str().map(|text| text.to_owned().into())
    }
}

const LIST_A: &str = "a/1";
const LIST_B: &str = "b&2";

impl crate::Texts for [&'static str; 2] {
    fn each(&self, visit: &mut dyn FnMut(&dyn crate::Text)) {
        self.iter().for_each(|one| visit(one));
    }
}

const INPUTS: &[Parameter] = &[
    Parameter::required("first", "", Schema::Any),
    Parameter::optional("second", "", Schema::Any),
    Parameter::optional("third", "", Schema::Any),
];

const fn post(target: &'static [Part]) -> Operation {
    Operation { target, inputs: INPUTS, ..Operation::new("do_it", Method::Post, "/{first}") }
}

fn site(base: Base) -> Site {
    Site {
        headers: Arc::from([]),
        guard: crate::site::Guard::Open,
        budget: Arc::new(crate::retry::Budget::new()),
        limiter: Arc::new(crate::limit::Limiter::new(None)),
        alias: "desk".to_owned(),
        base,
        settings: BTreeMap::from([("region".to_owned(), "eu-1".to_owned())]),
        credential: Arc::new(Anonymous),
        transport: Arc::new(Scripted::new([])),
        clock: Arc::new(ManualClock::new()),
        retry: Retry::none(),
        attempt_timeout: None,
        call_timeout: None,
        max_body: 1024,
        observers: Vec::new(),
    }
}

fn at(base: &str) -> Site {
    site(Base::Fixed(Url::parse(base).unwrap()))
}

fn encoded(operation: &Operation, site: &Site, inputs: Data) -> Result<Encoded, String> {
    let Data::Array(inputs) = inputs else { panic!("inputs are a list") };
    let options = Options { key: None, showing: false };
    encode(operation, Declaration::of::<Desk>(), &Given(inputs), site, options)
}

#[track_caller]
fn check_url(target: &'static [Part], base: &str, inputs: Data, expected: &str) {
    let encoded = encoded(&post(target), &at(base), inputs).unwrap();
    assert_eq!(encoded.request.url.as_str(), expected);
}

#[track_caller]
fn check_refused(operation: &Operation, inputs: Data, expected: &str) {
    let message = encoded(operation, &at("https://desk.example"), inputs).unwrap_err();
    assert!(message.contains(expected), "{message}");
}

#[track_caller]
fn check_json(body: Node, inputs: Data, expected: &str) {
    let operation = Operation { body: Body::Json(body), ..post(&[Part::Text("/x")]) };
    let encoded = encoded(&operation, &at("https://desk.example"), inputs).unwrap();
    assert_eq!(std::str::from_utf8(encoded.request.bytes().unwrap()).unwrap(), expected);
}

const SLOT: &[Part] = &[Part::Text("/items/"), Part::Field(0), Part::Text("/tail")];
const GREEDY: &[Part] = &[Part::Text("/files/"), Part::Greedy(0)];

#[test]
fn base_path_stays_with_one_slash_between() {
    check_url(
        SLOT,
        "https://desk.example/api/v1/",
        json!(["a", null, null]),
        "https://desk.example/api/v1/items/a/tail",
    );
    check_url(SLOT, "https://desk.example", json!(["a", null, null]), "https://desk.example/items/a/tail");
}

#[test]
fn slot_keeps_its_segment() {
    check_url(
        SLOT,
        "https://desk.example",
        json!(["a/b?c#d%2f é", null, null]),
        "https://desk.example/items/a%2Fb%3Fc%23d%252f%20%C3%A9/tail",
    );
    check_url(
        SLOT,
        "https://desk.example",
        json!(["%2e%2e", null, null]),
        "https://desk.example/items/%252e%252e/tail",
    );
    check_url(
        SLOT,
        "https://desk.example",
        json!(["\\..\\", null, null]),
        "https://desk.example/items/%5C..%5C/tail",
    );
}

#[test]
fn greedy_slot_keeps_its_slashes_only() {
    check_url(
        GREEDY,
        "https://desk.example",
        json!(["a/b c/?d", null, null]),
        "https://desk.example/files/a/b%20c/%3Fd",
    );
}

#[test]
fn segments_that_would_move_the_request_are_refused() {
    check_refused(&post(SLOT), json!(["", null, null]), "input `first` is empty");
    check_refused(&post(SLOT), json!([".", null, null]), "input `first` holds the path segment `.`");
    check_refused(&post(SLOT), json!(["..", null, null]), "input `first` holds the path segment `..`");
    check_refused(&post(GREEDY), json!(["a/../b", null, null]), "input `first` holds the path segment `..`");
    check_refused(&post(GREEDY), json!(["", null, null]), "input `first` is empty");
}

#[test]
fn two_slots_cannot_make_up_a_dot_segment() {
    const PAIR: &[Part] = &[Part::Text("/"), Part::Field(0), Part::Text("."), Part::Text("/x")];
    check_refused(&post(PAIR), json!([".", null, null]), "holds the path segment");
    const SPLIT: &[Part] = &[Part::Text("/."), Part::Greedy(0)];
    check_refused(&post(SPLIT), json!(["/x", null, null]), "would change where the request goes");
}

#[test]
fn form_counts_the_values_of_a_numbered_name() {
    const FORM: &[Pair] = &[
        Pair { name: "Id.{n}", value: Value::Field(0) },
        Pair { name: "Tag.{n}.Value", value: Value::Field(1) },
        Pair { name: "None.{n}", value: Value::Field(2) },
    ];
    let operation = Operation { body: Body::Form(FORM), ..post(&[Part::Text("/")]) };
    let encoded = encoded(&operation, &at("https://desk.example"), json!([["a", "b"], "x", null])).unwrap();
    assert_eq!(encoded.request.bytes().unwrap(), b"Id.1=a%2F1&Id.2=b%262&Tag.1.Value=x");
}

#[test]
fn form_names_what_is_below_a_field() {
    const FORM: &[Pair] = &[
        Pair { name: "Filter.*", value: Value::Field(0) },
        Pair { name: "Id.{n}", value: Value::Field(1) },
        Pair { name: "None.*", value: Value::Field(2) },
    ];
    let operation = Operation { body: Body::Form(FORM), ..post(&[Part::Text("/")]) };
    let filters = json!([
        {"Name": "a&b=", "Value": ["x", 7, true]},
        {"Name": null, "Value": [], "Deep": {"er": [{"still": 1.5}]}},
    ]);
    let encoded = encoded(&operation, &at("https://desk.example"), json!([filters, "x", null])).unwrap();
    assert_eq!(
        std::str::from_utf8(encoded.request.bytes().unwrap()).unwrap(),
        "Filter.1.Name=a%26b%3D&Filter.1.Value.1=x&Filter.1.Value.2=7&Filter.1.Value.3=true\
         &Filter.2.Deep.er.1.still=1.5&Id.1=x"
    );
}

#[test]
fn what_the_action_fills_in_the_base_stays_known() {
    const BASE: &[Pair] = &[
        Pair { name: "service", value: Value::Text(&[Part::Text("ec2")]) },
        Pair { name: "zone", value: Value::Field(0) },
        Pair { name: "shard", value: Value::Field(2) },
    ];
    let operation = Operation { base: BASE, ..post(&[Part::Text("/")]) };
    let at = at("https://desk.example");
    let request = encoded(&operation, &at, json!(["z1", null, null])).unwrap().request;
    assert_eq!((request.slot("service"), request.slot("zone")), (Some("ec2"), Some("z1")));
    assert_eq!((request.slot("shard"), request.slot("region")), (None, None));
    let plain = encoded(&post(&[Part::Text("/")]), &at, json!(["z1", null, null])).unwrap().request;
    assert_eq!(plain.slots.capacity(), 0);
}

#[test]
fn query_repeats_lists_and_leaves_out_what_is_absent() {
    const QUERY: &[Pair] = &[
        Pair { name: "fixed", value: Value::Text(&[Part::Text("1")]) },
        Pair { name: "tag", value: Value::Field(1) },
        Pair { name: "none", value: Value::Field(2) },
        Pair { name: "q&x", value: Value::Text(&[Part::Text("is:"), Part::Field(0)]) },
    ];
    let operation = Operation { query: QUERY, ..post(&[Part::Text("/x")]) };
    let encoded =
        encoded(&operation, &at("https://desk.example?own=1"), json!(["é&=+", ["…"], null])).unwrap();
    assert_eq!(
        encoded.request.url.query(),
        Some("own=1&fixed=1&tag=a%2F1&tag=b%262&q%26x=is%3A%C3%A9%26%3D%2B")
    );
}

#[test]
fn headers_refuse_control_bytes() {
    let operation = Operation {
        headers: &[Pair { name: "x-note", value: Value::Field(0) }],
        ..post(&[Part::Text("/x")])
    };
    check_refused(
        &operation,
        json!(["a\r\nx-evil: 1", null, null]),
        "header `x-note` holds a control character",
    );
    let encoded = encoded(&operation, &at("https://desk.example"), json!(["plain", null, null])).unwrap();
    assert_eq!(encoded.request.headers["x-note"], "plain");
    assert_eq!(encoded.request.headers["x-client"], "spoke");
}

#[test]
fn literals_that_lost_all_their_members_are_left_out() {
    const INNER: Node =
        Node::Object(&[Member::Named("b", Node::Field(1)), Member::Named("c", Node::Field(2))]);
    const LIST: Node = Node::Array(&[Node::Field(1), Node::Object(&[Member::Named("d", Node::Field(2))])]);
    const BODY: Node = Node::Object(&[
        Member::Named("a", INNER),
        Member::Named("l", LIST),
        Member::Named("e", Node::Object(&[])),
        Member::Named("z", Node::Field(0)),
    ]);
    check_json(BODY, json!([[], null, null]), r#"{"e":{},"z":[]}"#);
    check_json(BODY, json!([1, "x", null]), r#"{"a":{"b":"x"},"l":["x"],"e":{},"z":1}"#);
    check_json(BODY, json!([1, null, 7]), r#"{"a":{"c":7},"l":[{"d":7}],"e":{},"z":1}"#);
    check_json(INNER, json!([1, null, null]), "{}");
}

#[test]
fn text_parts_are_rendered_first_and_escaped_then() {
    const BODY: Node = Node::Object(&[Member::Named(
        "t\"",
        Node::Text(&[Part::Text("P"), Part::Field(1), Part::Text(": "), Part::Field(0)]),
    )]);
    check_json(BODY, json!(["a\"\\\u{0}", 3, null]), r#"{"t\"":"P3: a\"\\\u0000"}"#);
}

#[test]
fn spread_joins_its_members_and_refuses_a_name_twice() {
    const BODY: Node =
        Node::Object(&[Member::Named("a", Node::Field(0)), Member::Spread(1), Member::Spread(2)]);
    check_json(BODY, json!([1, {"b": {"c": [1.50]}}, null]), r#"{"a":1,"b":{"c":[1.5]}}"#);
    let operation = Operation { body: Body::Json(BODY), ..post(&[Part::Text("/x")]) };
    check_refused(&operation, json!([1, {"a": 2}, null]), "input `second` holds the member `a`");
    check_refused(&operation, json!([1, {"b": 2}, {"b": 3}]), "input `third` holds the member `b`");
    check_refused(&operation, json!([1, "text", null]), "input `second` does not write an object");
}

#[test]
fn absent_whole_body_sends_none() {
    let operation = Operation { body: Body::Json(Node::Field(1)), ..post(&[Part::Text("/x")]) };
    let encoded = encoded(&operation, &at("https://desk.example"), json!(["a", null, null])).unwrap();
    assert!(encoded.request.body.is_none());
    assert!(!encoded.request.headers.contains_key("content-type"));
}

const SLOTS: &[Part] = &[
    Part::Text("https://"),
    Part::Setting("service"),
    Part::Text("."),
    Part::Setting("region"),
    Part::Text(".example/"),
    Part::Setting("tenant"),
];

const fn with_base(value: Value) -> [Pair; 2] {
    [Pair { name: "service", value }, Pair { name: "tenant", value: Value::Field(1) }]
}

#[test]
fn host_takes_one_label_and_nothing_else() {
    const PAIRS: &[Pair] = &with_base(Value::Field(0));
    let operation = Operation { base: PAIRS, ..post(&[Part::Text("/x")]) };
    let url = |service: &str, tenant: &str| {
        encoded(&operation, &site(Base::Slots(SLOTS)), json!([service, tenant, null]))
            .map(|encoded| encoded.request.url.to_string())
    };
    assert_eq!(url("ec2", "a/b").unwrap(), "https://ec2.eu-1.example/a%2Fb/x");
    for evil in ["", "a.b", "a/b", "a@b", "a:1", "-a", "a#", "é", "a b", &"a".repeat(64)] {
        assert!(url(evil, "t").unwrap_err().contains("one DNS label"), "{evil}");
    }
    assert!(url("ec2", "..").unwrap_err().contains("path segment"));
}

fn handed_out(credentials: bool, url: &str) -> Result<bool, String> {
    let operation = Operation { at: Some(At { field: 0, credentials }), ..post(&[]) };
    encoded(&operation, &at("https://desk.example/api"), json!([url, null, null]))
        .map(|encoded| encoded.credentials)
}

#[test]
fn handed_out_urls_keep_credentials_at_home() {
    assert_eq!(handed_out(false, "https://elsewhere.example/up?sig=1"), Ok(false));
    assert_eq!(handed_out(true, "https://desk.example/up"), Ok(true));
    assert_eq!(handed_out(true, "https://files.desk.example/up"), Ok(true));
    for evil in [
        "https://elsewhere.example/",
        "https://desk.example:8443/",
        "https://desk.example.evil.example/",
        "https://files.desk.example:1/",
    ] {
        assert!(handed_out(true, evil).unwrap_err().contains("neither the connection's own host"), "{evil}");
    }
    assert!(handed_out(false, "http://elsewhere.example/").unwrap_err().contains("only https"));
    assert!(
        handed_out(false, "https://user:pass@desk.example/").unwrap_err().contains("user name or password")
    );
    assert!(handed_out(false, "/relative").unwrap_err().contains("no absolute URL"));
}

#[test]
fn given_key_replaces_an_input_and_a_minted_one_fills_it() {
    let operation = Operation {
        effect: Effect::Keyed(Key::Field(1)),
        body: Body::Json(Node::Object(&[Member::Named("token", Node::Field(1))])),
        ..post(&[Part::Text("/x")])
    };
    let token = |own: Data, text: &str, given: bool| {
        let options = Options { key: Some(IdempotencyKey { text, given }), showing: false };
        let inputs = Given(vec![json!("a"), own, Data::Null]);
        let encoded =
            encode(&operation, Declaration::of::<Desk>(), &inputs, &at("https://desk.example"), options)
                .unwrap();
        String::from_utf8(encoded.request.bytes().unwrap().to_vec()).unwrap()
    };
    assert_eq!(token(Data::Null, "minted", false), r#"{"token":"minted"}"#);
    assert_eq!(token(json!("own"), "minted", false), r#"{"token":"own"}"#);
    assert_eq!(token(json!("own"), "given", true), r#"{"token":"given"}"#);
}
