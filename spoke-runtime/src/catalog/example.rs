//! The smallest inputs that fit an action's declaration.

use serde_json::{Map, Value, json};

use crate::operation::Parameter;
use crate::schema::{Object, Property, Schema};

/// How deep an example goes: a type that must hold itself ends here.
const DEEPEST: usize = 8;

/// The required inputs, each with a value of its shape.
pub(super) fn example(inputs: &[Parameter]) -> Value {
    let required = inputs.iter().filter(|input| input.required);
    required
        .map(|input| (input.name.to_owned(), value(input.name, input.schema, 0)))
        .collect::<Map<_, _>>()
        .into()
}

/// A value of this shape as text.
pub(crate) fn example_text(name: &str, schema: Schema) -> String {
    match value(name, schema, 0) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// A text is its own name: `{"project": "project"}` reads better than twice "string".
fn value(name: &str, schema: Schema, depth: usize) -> Value {
    match schema {
        Schema::Nothing => Value::Null,
        Schema::Any | Schema::Text | Schema::FromText { .. } => Value::from(name),
        Schema::Format(format) => Value::from(formatted(format, name)),
        Schema::Bytes => Value::from("Ynl0ZXM="),
        Schema::Integer => json!(1),
        Schema::Number => json!(1.5),
        Schema::Boolean => json!(true),
        Schema::Words { words, .. } => Value::from(words.first().copied().unwrap_or(name)),
        Schema::Optional(inner) | Schema::Secret(inner) => value(name, *inner, depth),
        Schema::List(_) | Schema::Map(_) if depth >= DEEPEST => {
            if matches!(schema, Schema::List(_)) {
                json!([])
            } else {
                json!({})
            }
        }
        Schema::List(inner) => json!([value(name, *inner, depth + 1)]),
        Schema::Map(inner) => json!({ "key": value("value", *inner, depth + 1) }),
        Schema::Object(object) => members(object(), depth),
        Schema::Output(table) => members(&table().object, depth),
        Schema::OneOf(forms) => forms.first().map_or(Value::Null, |form| value(name, *form, depth)),
    }
}

fn members(object: &Object, depth: usize) -> Value {
    let required = object.properties.iter().filter(|property| property.required && depth < DEEPEST);
    let member = |it: &Property| (it.name.to_owned(), value(it.name, it.schema, depth + 1));
    Value::Object(required.map(member).collect())
}

/// The formats that JSON Schema names (2020-12, validation, section 7.3).
fn formatted<'a>(format: &str, name: &'a str) -> &'a str {
    match format {
        "date-time" => "2026-01-31T12:00:00Z",
        "date" => "2026-01-31",
        "time" => "12:00:00Z",
        "duration" => "PT1H",
        "uri" => "https://example.com/",
        "email" => "someone@example.com",
        "uuid" => "018f3f5e-8c5b-7cc2-9d65-3a1b2c3d4e5f",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        _ => name,
    }
}
