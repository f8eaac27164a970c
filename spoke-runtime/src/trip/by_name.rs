//! The inputs of a call by name: for doubles that look at what is sent, for other actions that are asked with them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use crate::byte_stream::ByteStream;
use crate::encode::IdempotencyKey;
use crate::input::{Inputs, JsonField, JsonWriter, PartField, TextField, TextWriter};
use crate::operation::{Effect, Key, Operation};
use crate::schema::Schema;
use crate::upload::Upload;

/// The inputs that are there, as a JSON object for people: the same for typed calls and for calls by name.
pub(super) fn shown(operation: &Operation, inputs: &dyn Inputs) -> Value {
    Value::Object(named(operation, inputs, true))
}

/// The inputs that are there as they are sent, secrets included, with the call's idempotency key where an input takes it.
pub(super) fn sent(
    operation: &Operation,
    inputs: &dyn Inputs,
    key: Option<IdempotencyKey<'_>>,
) -> Map<String, Value> {
    let mut named = named(operation, inputs, false);
    if let (Effect::Keyed(Key::Field(index)), Some(key)) = (operation.effect, key)
        && let Some(input) = operation.inputs.get(index)
        && (key.given || !named.contains_key(input.name))
    {
        named.insert(input.name.to_owned(), Value::from(key.text));
    }
    named
}

/// The inputs that are bodies which no JSON holds, by their index.
pub(super) fn bodies(operation: &Operation, inputs: &dyn Inputs) -> Vec<(usize, ByteStream)> {
    // A call by name would give any text as a body.
    let is_body = |schema: Schema| match schema {
        Schema::Optional(inner) => matches!(inner, Schema::Bytes),
        schema => matches!(schema, Schema::Bytes),
    };
    let bodies = operation.inputs.iter().enumerate().filter(|(_, input)| is_body(input.schema));
    bodies.filter_map(|(index, _)| Some((index, inputs.body(index)?))).collect()
}

fn named(operation: &Operation, inputs: &dyn Inputs, showing: bool) -> Map<String, Value> {
    let mut named = Map::new();
    for (index, parameter) in operation.inputs.iter().enumerate() {
        let value = json(inputs.json(index), showing)
            .or_else(|| text(inputs.text(index), parameter.schema, showing))
            .or_else(|| part(inputs.part(index), parameter.schema, showing))
            .or_else(|| inputs.body(index)?.as_bytes().map(|bytes| Value::String(STANDARD.encode(bytes))));
        if let Some(value) = value {
            named.insert(parameter.name.to_owned(), value);
        }
    }
    named
}

fn json(field: JsonField<'_>, showing: bool) -> Option<Value> {
    if field.is_absent() {
        return None;
    }
    let mut out = if showing { JsonWriter::showing() } else { JsonWriter::sending() };
    field.write(&mut out);
    serde_json::from_slice(&out.finish().ok()?).ok()
}

fn text(field: TextField<'_>, schema: Schema, showing: bool) -> Option<Value> {
    if matches!(field, TextField::Absent) {
        return None;
    }
    let mut pieces = Vec::new();
    let mut out = if showing { TextWriter::showing() } else { TextWriter::sending() };
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

fn part(field: PartField<'_>, schema: Schema, showing: bool) -> Option<Value> {
    let uploads = match field {
        PartField::Text(field) => return text(field, schema, showing),
        PartField::Uploads(uploads) => uploads,
    };
    let mut uploads: Vec<Value> = uploads.iter().map(upload).collect();
    match schema {
        Schema::List(_) | Schema::Optional(Schema::List(_)) => Some(Value::Array(uploads)),
        _ => uploads.pop(),
    }
}

/// A file, with its content where that is in memory.
fn upload(upload: &Upload) -> Value {
    let mut file = Map::new();
    file.insert("file_name".to_owned(), Value::from(upload.file_name()));
    file.insert("content_type".to_owned(), Value::from(upload.media_type()));
    if let Some(bytes) = upload.content().as_bytes() {
        file.insert("content".to_owned(), Value::String(STANDARD.encode(bytes)));
    }
    Value::Object(file)
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
