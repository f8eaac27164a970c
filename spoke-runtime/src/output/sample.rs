//! Bodies that an output accepts, built from its table.

use serde_json::{Map, Value};

use super::slot::Slot;
use super::table::Table;
use super::walk::Walk;
use crate::fail::{Path, Source, Step};

/// A body with a sample of every field at its path.
pub(crate) fn body(walk: &mut Walk<'_>, table: &'static Table, slots: &mut [&mut dyn Slot]) -> Value {
    let is_outermost = walk.nesting == 0;
    walk.nesting += 1;
    let mut body = Value::Null;
    for (source, slot) in table.sources.iter().zip(slots) {
        match source {
            Source::Body(path) => {
                let mut value = slot.sample(walk);
                if path.contains(&Step::Each) {
                    value = value.get_mut(0).map(Value::take).unwrap_or_default();
                }
                place(&mut body, path, value);
            }
            Source::Header(name) if is_outermost => {
                let text = match slot.sample(walk) {
                    Value::String(text) => text,
                    other => other.to_string(),
                };
                walk.headers.push((name, text));
            }
            Source::Header(_) | Source::Status | Source::Text | Source::Bytes => {}
        }
    }
    walk.nesting -= 1;
    if body.is_null() { Value::Object(Map::new()) } else { body }
}

/// `value` at the end of `path`, with nothing around it.
pub(crate) fn wrap(path: Path, value: Value) -> Value {
    let mut body = Value::Null;
    place(&mut body, path, value);
    body
}

/// Puts `value` at `path` into `body`, beside what stands there.
fn place(body: &mut Value, path: &[Step], value: Value) {
    let Some((step, rest)) = path.split_first() else {
        merge(body, value);
        return;
    };
    match step {
        Step::Member(name) => {
            if !body.is_object() {
                *body = Value::Object(Map::new());
            }
            if let Value::Object(members) = body {
                place(members.entry(*name).or_insert(Value::Null), rest, value);
            }
        }
        Step::Each | Step::At(_) => {
            let index = if let Step::At(index) = step { *index } else { 0 };
            if !body.is_array() {
                *body = Value::Array(Vec::new());
            }
            if let Value::Array(elements) = body {
                // Elements before the one that is asked for look like it, for another path may visit each.
                while elements.len() <= index {
                    elements.push(elements.last().cloned().unwrap_or_default());
                }
                elements.iter_mut().for_each(|element| place(element, rest, value.clone()));
            }
        }
    }
}

fn merge(body: &mut Value, value: Value) {
    match (body, value) {
        (Value::Object(members), Value::Object(more)) => {
            for (name, value) in more {
                merge(members.entry(name).or_insert(Value::Null), value);
            }
        }
        (Value::Array(elements), Value::Array(more)) if elements.len() == more.len() => {
            elements.iter_mut().zip(more).for_each(|(element, value)| merge(element, value));
        }
        (body, value) => {
            if !body.is_object() && !body.is_array() || value.is_array() {
                *body = value;
            }
        }
    }
}
