//! Idempotency keys that are none.

use serde_json::json;

use super::{IdempotencyKey, Options, at, encode, post};
use crate::declaration::Declaration;
use crate::operation::{Effect, Key, Operation};
use crate::template::Part;

const PATH: &[Part] = &[Part::Text("/x")];

#[track_caller]
fn check_empty_is_refused(effect: Effect, key: Option<&str>, inputs: serde_json::Value) {
    let serde_json::Value::Array(inputs) = inputs else { panic!("inputs are a list") };
    let operation = Operation { effect, ..post(PATH) };
    let key = key.map(|text| IdempotencyKey { text, given: true });
    let options = Options { key, showing: false };
    let inputs = super::Given(inputs);
    let site = at("https://desk.example");
    let message = encode(&operation, Declaration::of::<super::Desk>(), &inputs, &site, options).unwrap_err();
    assert_eq!(message, "the idempotency key is empty, and the vendor knows no repeat by an empty one");
}

#[test]
fn an_empty_key_is_refused() {
    let nothing = || json!([null, null, null]);
    for key in ["", " ", "\t"] {
        check_empty_is_refused(Effect::Keyed(Key::Header("idempotency-key")), Some(key), nothing());
        check_empty_is_refused(Effect::Keyed(Key::Field(1)), Some(key), nothing());
        check_empty_is_refused(Effect::Keyed(Key::Field(1)), None, json!([null, key, null]));
    }
}
