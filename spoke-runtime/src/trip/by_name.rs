//! The inputs of a call by name, for doubles that look at what is sent.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use crate::input::{Inputs, JsonField, JsonWriter, TextField, TextWriter};
use crate::operation::Operation;
use crate::schema::Schema;

/// The inputs that are there, as a JSON object: the same for typed calls and for calls by name.
pub(super) fn inputs(operation: &Operation, inputs: &dyn Inputs) -> Value {
    let mut named = Map::new();
    for (index, parameter) in operation.inputs.iter().enumerate() {
        let value = json(inputs.json(index))
            .or_else(|| text(inputs.text(index), parameter.schema))
            .or_else(|| inputs.bytes(index).map(|bytes| Value::String(STANDARD.encode(bytes))));
        if let Some(value) = value {
            named.insert(parameter.name.to_owned(), value);
        }
    }
    Value::Object(named)
}

fn json(field: JsonField<'_>) -> Option<Value> {
    if field.is_absent() {
        return None;
    }
    let mut out = JsonWriter::showing();
    field.write(&mut out);
    serde_json::from_slice(&out.finish().ok()?).ok()
}

fn text(field: TextField<'_>, schema: Schema) -> Option<Value> {
    if matches!(field, TextField::Absent) {
        return None;
    }
    let mut pieces = Vec::new();
    let mut out = TextWriter::showing();
    let collected: Result<(), std::convert::Infallible> = field.each(&mut out, |piece| {
        pieces.push(piece.to_owned());
        Ok(())
    });
    match collected {
        Ok(()) => {}
    }
    match schema {
        Schema::Optional(inner) | Schema::Secret(inner) => typed(pieces, *inner),
        schema => typed(pieces, schema),
    }
}

fn typed(mut pieces: Vec<String>, schema: Schema) -> Option<Value> {
    match schema {
        Schema::List(inner) => {
            Some(Value::Array(pieces.into_iter().map(|piece| one(piece, *inner)).collect()))
        }
        schema => match pieces.len() {
            0 => None,
            1 => pieces.pop().map(|piece| one(piece, schema)),
            _ => Some(Value::Array(pieces.into_iter().map(|piece| one(piece, schema)).collect())),
        },
    }
}

/// A number or a truth value stands as such, although it was sent as text.
fn one(piece: String, schema: Schema) -> Value {
    let parsed = match schema {
        Schema::Integer | Schema::Number | Schema::Boolean => serde_json::from_str(&piece).ok(),
        _ => None,
    };
    parsed.unwrap_or(Value::String(piece))
}
