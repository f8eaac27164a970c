//! JSON bodies.

use std::collections::BTreeMap;

use proptest::proptest;
use serde_json::{Value, json};
use spoke_runtime::{Body, Error, Member, Method, Node, Operation, Part, Preview};

use super::probe::{Desk, Given, Template, call, input, refused};
use super::values::{NASTY, cases, json, text};

struct Json;

impl Template for Json {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/tickets")],
        body: Body::Json(Node::Object(&[
            Member::Named(
                "title",
                Node::Text(&[Part::Text("P1 {"), Part::Field(0), Part::Text("}: \""), Part::Field(1)]),
            ),
            Member::Named(
                "nested",
                Node::Object(&[
                    Member::Named("list", Node::Array(&[Node::Field(0), Node::Field(2)])),
                    Member::Named("a \"name\"", Node::Field(2)),
                ]),
            ),
            Member::Named("source", Node::Constant("\"spoke\"")),
        ])),
        inputs: &[input("text"), input("other"), input("value")],
        ..Operation::new("json", Method::Post, "/tickets")
    };
}

struct Spread;

impl Template for Spread {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/tickets")],
        body: Body::Json(Node::Object(&[
            Member::Named("title", Node::Field(0)),
            Member::Spread(1),
            Member::Spread(2),
        ])),
        inputs: &[input("title"), input("extra"), input("more")],
        ..Operation::new("spread", Method::Post, "/tickets")
    };
}

struct Whole;

impl Template for Whole {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/tickets")],
        body: Body::Json(Node::Field(0)),
        inputs: &[input("ticket")],
        ..Operation::new("whole", Method::Post, "/tickets")
    };
}

fn parsed(preview: &Preview) -> Value {
    assert_eq!(preview.headers()["content-type"], "application/json");
    serde_json::from_slice(preview.body().unwrap()).unwrap()
}

fn template_stays(one: &str, other: &str, value: &Value) {
    let given = vec![Given::Text(one.to_owned()), Given::Text(other.to_owned()), Given::Json(value.clone())];
    let preview = call::<Json>(given).preview().unwrap();
    let expected = json!({
        "title": format!("P1 {{{one}}}: \"{other}"),
        "nested": { "list": [one, value], "a \"name\"": value },
        "source": "spoke",
    });
    assert_eq!(parsed(&preview), expected);
}

fn spread(title: &str, extra: &Members, more: &Members) -> Result<Preview, Error> {
    let object = |members: &Members| Value::Object(members.clone().into_iter().collect());
    let given = vec![Given::Text(title.to_owned()), Given::Json(object(extra)), Given::Json(object(more))];
    call::<Spread>(given).preview()
}

type Members = BTreeMap<String, Value>;

#[test]
fn a_nasty_text_is_one_text() {
    for value in NASTY {
        template_stays(value, "x", &json!({ *value: value }));
        template_stays("x", value, &json!([value]));
    }
}

#[test]
fn a_name_stands_once() {
    let title = Members::from([("title".to_owned(), json!("other"))]);
    let state = Members::from([("state".to_owned(), json!("open"))]);
    refused(spread("disk full", &title, &state), "title");
    refused(spread("disk full", &state, &state), "state");
}

#[test]
fn only_an_object_can_be_spread() {
    for value in [json!([1]), json!("text"), json!(7), json!(null)] {
        let given = vec![Given::Text(String::new()), Given::Json(value), Given::Absent];
        refused(call::<Spread>(given).preview(), "extra");
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_template_keeps_its_members(one in text(), other in text(), value in json()) {
        template_stays(&one, &other, &value);
    }

    #[test]
    fn a_value_is_sent_as_it_is(value in json()) {
        let preview = call::<Whole>(vec![Given::Json(value.clone())]).preview().unwrap();
        assert_eq!(parsed(&preview), value);
    }

    #[test]
    fn a_spread_adds_its_members_and_no_others(
        title in text(),
        extra in proptest::collection::btree_map(text(), json(), 0..4),
        more in proptest::collection::btree_map(text(), json(), 0..4),
    ) {
        let mut names: Vec<&String> = extra.keys().chain(more.keys()).collect();
        names.sort();
        let clash = names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0].as_str());
        let sent = spread(&title, &extra, &more);
        if clash.is_some() || names.iter().any(|name| *name == "title") {
            refused(sent, "which the body already has");
        } else {
            let mut expected: Members = extra.into_iter().chain(more).collect();
            expected.insert("title".to_owned(), Value::from(title));
            assert_eq!(parsed(&sent.unwrap()), Value::Object(expected.into_iter().collect()));
        }
    }
}
