//! Derived inputs: words, structs and newtypes, as text and as JSON; and types that go both ways.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use bytes::Bytes;
use http::HeaderMap;
use serde_json::{Value, json};
use spoke_macros::{Input, Output};
use spoke_runtime::{
    Decode, Described, Json, JsonWriter, Patch, Readable, Response, Schema, Text, TextWriter,
};

fn text(value: &impl Text) -> String {
    let mut out = TextWriter::sending();
    value.write_text(&mut out);
    out.into_string()
}

fn as_json(value: &impl Json) -> Value {
    let mut out = JsonWriter::sending();
    value.write_json(&mut out);
    serde_json::from_slice(&out.finish().unwrap()).unwrap()
}

fn read<T: Readable>(body: &Value) -> T {
    let answer = Response::new(200, HeaderMap::new(), Bytes::from(body.to_string()));
    (Decode::<T>::DECODER.decode)(&answer, &[]).unwrap()
}

#[derive(Clone, Copy, Debug, PartialEq, Input)]
#[input(case = screaming_snake)]
enum Priority {
    Low,
    VeryHigh,
    #[input(rename = "blocker!")]
    Blocker,
}

#[test]
fn words_are_spelled_by_case_and_rename() {
    assert_eq!((text(&Priority::Low), as_json(&Priority::VeryHigh)), ("LOW".to_owned(), json!("VERY_HIGH")));
    assert_eq!(Priority::Blocker.to_string(), "blocker!");
    assert_eq!("VERY_HIGH".parse(), Ok(Priority::VeryHigh));
    let fault = "high".parse::<Priority>().unwrap_err();
    assert_eq!(fault.to_string(), "\"high\" is none of `LOW`, `VERY_HIGH`, `blocker!`");
    let Schema::Words { words, open } = Priority::SCHEMA else { panic!("not words") };
    assert_eq!((words, open), (["LOW", "VERY_HIGH", "blocker!"].as_slice(), false));
}

#[derive(Clone, Debug, PartialEq, Input, Output)]
#[input(case = kebab)]
enum State {
    InProgress,
    #[out("done")]
    Closed,
    #[out(other)]
    Other(String),
}

#[test]
fn one_spelling_serves_both_ways() {
    for (state, word) in
        [(State::InProgress, "in-progress"), (State::Closed, "done"), (State::Other("new".to_owned()), "new")]
    {
        assert_eq!(as_json(&state), json!(word));
        assert_eq!(read::<State>(&json!(word)), state);
        assert_eq!(word.parse(), Ok(state));
    }
}

#[derive(Clone, Debug, PartialEq, Input, Output)]
#[input(case = camel)]
struct Address {
    street_name: String,
    #[input(rename = "zip")]
    postal_code: Option<u32>,
    #[out("country-code")]
    country: Option<String>,
    state: Option<State>,
}

#[test]
fn a_struct_is_an_object_without_what_is_absent() {
    let bare = Address { street_name: "a\"b".to_owned(), postal_code: None, country: None, state: None };
    assert_eq!(as_json(&bare), json!({"streetName": "a\"b"}));
    let full = Address {
        postal_code: Some(8001),
        country: Some("CH".to_owned()),
        state: Some(State::Closed),
        ..bare.clone()
    };
    let wire = json!({"streetName": "a\"b", "zip": 8001, "country-code": "CH", "state": "done"});
    assert_eq!(as_json(&full), wire);
    assert_eq!(read::<Address>(&wire), full);
    let Schema::Object(object) = <Address as Described>::SCHEMA else { panic!("not an object") };
    let properties: Vec<_> = object().properties.iter().map(|it| (it.name, it.required)).collect();
    assert_eq!(properties, [("streetName", true), ("zip", false), ("country-code", false), ("state", false)]);
}

#[derive(Clone, Debug, PartialEq, Input, Output)]
struct Id(String);

#[derive(Clone, Debug, PartialEq, Input)]
struct Tags(Vec<Id>);

#[derive(Input)]
struct Host(Ipv4Addr);

#[test]
fn a_newtype_is_what_it_holds() {
    let id = Id("7/8".to_owned());
    assert_eq!((text(&id), as_json(&id)), ("7/8".to_owned(), json!("7/8")));
    assert_eq!(read::<Id>(&json!("7/8")), id);
    assert_eq!(as_json(&Tags(vec![id])), json!(["7/8"]));
    assert_eq!(text(&Host(Ipv4Addr::LOCALHOST)), "127.0.0.1");
}

#[derive(serde::Serialize)]
struct Foreign {
    x: (u8, bool),
}

#[derive(Input)]
struct Everything<'a, T> {
    text: Cow<'a, str>,
    bytes: &'a [u8],
    foreign: Foreign,
    some: Option<Foreign>,
    map: BTreeMap<String, Priority>,
    patch: Patch<u8>,
    generic: T,
    list: Vec<T>,
    r#type: bool,
}

#[test]
fn members_may_be_foreign_borrowed_and_generic() {
    let everything = Everything {
        text: Cow::Borrowed("t"),
        bytes: &[1, 2],
        foreign: Foreign { x: (1, true) },
        some: None,
        map: BTreeMap::from([("p".to_owned(), Priority::Low)]),
        patch: Patch::Null,
        generic: Id("g".to_owned()),
        list: Vec::new(),
        r#type: true,
    };
    assert_eq!(
        as_json(&everything),
        json!({
            "text": "t", "bytes": [1, 2], "foreign": {"x": [1, true]}, "map": {"p": "LOW"}, "patch": null,
            "generic": "g", "list": [], "type": true,
        })
    );
    let unset = Everything { patch: Patch::Unset, ..everything };
    assert_eq!(as_json(&unset).get("patch"), None);
}
