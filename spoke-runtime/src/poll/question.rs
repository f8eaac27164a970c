//! The requests that ask how far an operation has come.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde_json::{Map, Value};

use crate::fail::Source;
use crate::judge;
use crate::operation::{Effect, Method, Operation};
use crate::response::Response;
use crate::schema::Schema;
use crate::template::Body;
use crate::trip::Trip;

/// What a question by address is for spans, records and the judge: a read under the action's name, with its `fail` table.
///
/// Declarations live for ever, so do these: one for each action that was ever asked about.
pub(super) fn of(operation: &'static Operation) -> &'static Operation {
    static KNOWN: Mutex<BTreeMap<usize, &'static Operation>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let address = std::ptr::from_ref(operation).addr();
    known.entry(address).or_insert_with(|| {
        Box::leak(Box::new(Operation {
            method: Method::Get,
            path: "/{status}",
            target: &[],
            query: &[],
            body: Body::None,
            base: &[],
            at: None,
            effect: Effect::Read,
            limits: &[],
            pages: None,
            poll: None,
            unique: None,
            probe: None,
            ..*operation
        }))
    })
}

/// The inputs of `other`: what the first answer says, and elsewhere what this call was given under the same name.
pub(super) fn inputs(
    trip: &Trip,
    first: &Response,
    other: &Operation,
    said: &[(&str, Source)],
) -> Map<String, Value> {
    let mut inputs = Map::new();
    for input in other.inputs {
        let said = said.iter().find(|(name, _)| *name == input.name);
        let value = match said {
            Some((_, source)) => judge::value_at(*source, first).map(|value| fitting(value, input.schema)),
            None => trip.named(input.name).cloned(),
        };
        if let Some(value) = value.filter(|value| !value.is_null()) {
            inputs.insert(input.name.to_owned(), value);
        }
    }
    inputs
}

/// An id is a number in many an answer and text in the path, and the other way round.
fn fitting(value: Value, schema: Schema) -> Value {
    match (schema, value) {
        (Schema::Optional(inner) | Schema::Secret(inner), value) => fitting(value, *inner),
        (Schema::Text | Schema::Format(_), Value::Number(number)) => Value::String(number.to_string()),
        (Schema::Integer | Schema::Number, Value::String(text)) => match text.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::String(text),
        },
        (_, value) => value,
    }
}
