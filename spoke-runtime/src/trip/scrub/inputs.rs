//! The secrets among a call's inputs, however deep they stand.

use std::convert::Infallible;

use serde_json::Value;

use crate::input::{Inputs, JsonWriter, TextWriter};
use crate::operation::Operation;
use crate::schema::{Object, Schema};

/// The texts of the inputs that are secret, and of what is secret inside of others.
pub(in crate::trip) fn secret_inputs(operation: &Operation, inputs: &dyn Inputs) -> Vec<String> {
    let mut secrets = Vec::new();
    for (index, input) in operation.inputs.iter().enumerate() {
        if input.schema.is_secret() {
            let mut out = TextWriter::sending();
            let Ok(()) = inputs.text(index).each(&mut out, |piece| {
                secrets.push(piece.to_owned());
                Ok::<(), Infallible>(())
            });
        }
        if holds_secret(input.schema, &mut Vec::new()) {
            let mut out = JsonWriter::sending();
            inputs.json(index).write(&mut out);
            let json = out.finish().ok().and_then(|json| serde_json::from_slice(&json).ok());
            gather(input.schema, &json.unwrap_or_default(), &mut secrets);
        }
    }
    secrets
}

/// Whether a secret may stand in a value of this shape; `met` are the objects that were looked into, for a type may hold
/// itself.
pub(in crate::trip) fn holds_secret(schema: Schema, met: &mut Vec<&'static Object>) -> bool {
    match schema {
        Schema::Secret(_) => true,
        Schema::Optional(inner) | Schema::List(inner) | Schema::Map(inner) => holds_secret(*inner, met),
        Schema::FromText { schema, .. } => holds_secret(*schema, met),
        Schema::OneOf(forms) => forms.iter().any(|form| holds_secret(*form, met)),
        Schema::Object(object) => member_is_secret(object(), met),
        Schema::Output(table) => member_is_secret(&table().object, met),
        Schema::Any
        | Schema::Nothing
        | Schema::Text
        | Schema::Format(_)
        | Schema::Bytes
        | Schema::Integer
        | Schema::Number
        | Schema::Boolean
        | Schema::Words { .. } => false,
    }
}

fn member_is_secret(object: &'static Object, met: &mut Vec<&'static Object>) -> bool {
    if met.iter().any(|one| std::ptr::eq(*one, object)) {
        return false;
    }
    met.push(object);
    object.properties.iter().any(|property| holds_secret(property.schema, met))
}

/// What is secret in `value`.
fn gather(schema: Schema, value: &Value, secrets: &mut Vec<String>) {
    match (schema, value) {
        (Schema::Secret(_), value) => leaves(value, secrets),
        (Schema::Optional(inner) | Schema::FromText { schema: inner, .. }, value) => {
            gather(*inner, value, secrets);
        }
        (Schema::List(inner), Value::Array(elements)) => {
            elements.iter().for_each(|element| gather(*inner, element, secrets));
        }
        (Schema::Map(inner), Value::Object(members)) => {
            members.values().for_each(|member| gather(*inner, member, secrets));
        }
        (Schema::Object(object), Value::Object(members)) => {
            for property in object().properties {
                if let Some(member) = members.get(property.name) {
                    gather(property.schema, member, secrets);
                }
            }
        }
        (Schema::OneOf(forms), value) => forms.iter().for_each(|form| gather(*form, value, secrets)),
        _ => {}
    }
}

fn leaves(value: &Value, secrets: &mut Vec<String>) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => secrets.push(number.to_string()),
        Value::String(text) => secrets.push(text.clone()),
        Value::Array(elements) => elements.iter().for_each(|element| leaves(element, secrets)),
        Value::Object(members) => members.values().for_each(|member| leaves(member, secrets)),
    }
}
