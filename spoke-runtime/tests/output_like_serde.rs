//! A derived output reads what serde's derive reads from the same answers, and refuses what it refuses.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::HeaderMap;
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use spoke_macros::Output;
use spoke_runtime::{Decode, Response};

#[derive(Debug, PartialEq, Deserialize, Output)]
struct Outer {
    a: u8,
    b: Option<String>,
    c: Vec<Option<i64>>,
    d: Inner,
    #[serde(default)]
    #[out(e, default)]
    e: Vec<Inner>,
    f: BTreeMap<String, f64>,
    g: Option<Box<Outer>>,
}

#[derive(Debug, PartialEq, Deserialize, Output)]
struct Inner {
    #[serde(rename = "type")]
    #[out(type)]
    kind: bool,
    x: Option<Value>,
    y: Option<(u8, String)>,
}

fn check(body: &Value) {
    let text = body.to_string();
    let answer = Response::new(200, HeaderMap::new(), Bytes::from(text.clone()));
    let ours = (Decode::<Outer>::DECODER.decode)(&answer, &[]);
    match (ours, serde_json::from_str::<Outer>(&text)) {
        (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs, "{text}"),
        (Err(_), Err(_)) => {}
        (ours, theirs) => panic!("{text}: {ours:?}, and serde {theirs:?}"),
    }
    // What is given by name is the answer's own JSON, members that nobody asked for left out.
    if let Ok(by_name) = (Decode::<Outer>::DECODER.untyped.json)(&answer, &[]) {
        assert!(is_part(&by_name, body), "{by_name} of {text}");
    }
}

fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => part.iter().all(|(name, part)| {
            let name = if name == "kind" { "type" } else { name };
            whole.get(name).is_some_and(|whole| is_part(part, whole))
        }),
        (Value::Array(part), Value::Array(whole)) => {
            part.len() == whole.len() && part.iter().zip(whole).all(|(part, whole)| is_part(part, whole))
        }
        (part, whole) => part == whole,
    }
}

/// Mostly what the field wants, sometimes something else. No lists where serde's derive reads them as structs.
fn field(wanted: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    let other = prop_oneof![
        Just(Value::Null),
        Just(json!(1.5)),
        Just(json!(300)),
        Just(json!(-1)),
        Just(json!("x")),
        Just(json!(true)),
        Just(json!({})),
    ];
    prop_oneof![30 => wanted, 1 => other]
}

fn object(
    members: Vec<(&'static str, prop::strategy::BoxedStrategy<Value>)>,
) -> impl Strategy<Value = Value> {
    let members: Vec<_> = members
        .into_iter()
        .map(|(name, value)| prop::option::weighted(0.95, value).prop_map(move |value| (name, value)))
        .collect();
    (members, any::<bool>()).prop_map(|(members, more)| {
        let mut object: Map<String, Value> =
            members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        if more {
            object.insert("zz".to_owned(), json!([{"a": [null, "\"}]"]}]));
        }
        Value::Object(object)
    })
}

fn inner() -> impl Strategy<Value = Value> {
    object(vec![
        ("type", field(any::<bool>().prop_map(Value::from)).boxed()),
        ("x", field(any::<f64>().prop_map(Value::from)).boxed()),
        ("y", field(any::<(u8, String)>().prop_map(|(a, b)| json!([a, b]))).boxed()),
    ])
}

fn outer() -> impl Strategy<Value = Value> {
    let integers = prop::collection::vec(field(any::<i64>().prop_map(Value::from)), 0..4);
    let floats =
        prop::collection::btree_map(any::<String>(), field(any::<f64>().prop_map(Value::from)), 0..4);
    let flat = object(vec![
        ("a", field(any::<u8>().prop_map(Value::from)).boxed()),
        ("b", field(any::<String>().prop_map(Value::from)).boxed()),
        ("c", field(integers.prop_map(Value::from)).boxed()),
        ("d", field(inner()).boxed()),
        ("f", field(floats.prop_map(|map| json!(map))).boxed()),
    ])
    .boxed();
    let list = prop::collection::vec(field(inner()), 0..3).prop_map(Value::from);
    (flat.clone(), prop::option::of(flat), prop::option::of(list)).prop_map(|(mut outer, again, list)| {
        if let Value::Object(members) = &mut outer {
            members.extend(again.map(|again| ("g".to_owned(), again)));
            members.extend(list.map(|list| ("e".to_owned(), list)));
        }
        outer
    })
}

proptest! {
    #[test]
    fn answers_are_read_alike(body in outer()) {
        check(&body);
    }
}
