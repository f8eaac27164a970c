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
                let value = slot.sample(walk);
                match path.iter().position(|step| *step == Step::Each) {
                    Some(bracket) => place_each(&mut body, path, bracket, value),
                    None => place(&mut body, path, value),
                }
            }
            Source::Header(name) if is_outermost => {
                let text = match slot.sample(walk) {
                    Value::String(text) => text,
                    other => other.to_string(),
                };
                walk.headers.push((name, text));
            }
            Source::Header(_) | Source::Status | Source::Text | Source::Bytes | Source::Stream => {}
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

/// Puts the one element of a sampled list at `path`, whose first bracket is its step `bracket`. A list that has none, for
/// it stands deep enough, is empty at its bracket.
fn place_each(body: &mut Value, path: Path, bracket: usize, list: Value) {
    match list {
        Value::Array(mut elements) if !elements.is_empty() => place(body, path, elements.swap_remove(0)),
        _ => place(body, &path[..bracket], Value::Array(Vec::new())),
    }
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
