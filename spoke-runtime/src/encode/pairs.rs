//! Names and values: queries, headers and forms.

use std::fmt::Write;

use http::HeaderMap;
use serde_json::Value as Json;

use crate::template::{Pair, Part, Value};

use super::path::escaped;
use super::{Source, constant_value, header_name, header_value};

/// A query, without its question mark.
pub(super) fn query(source: &Source<'_>, pairs: &[Pair]) -> Result<String, String> {
    let mut query = String::new();
    each(source, pairs, |name, value| {
        if !query.is_empty() {
            query.push('&');
        }
        // Writing to a `String` cannot fail.
        let _ = write!(query, "{}={}", escaped(name), escaped(value));
        Ok(())
    })?;
    Ok(query)
}

/// Where a name in a form counts its values, from one: `InstanceId.{n}` is `InstanceId.1`, `InstanceId.2` and so on.
const COUNT: &str = "{n}";

/// How a name in a form ends that stands for all names below its field: `Filter.*` is `Filter.1.Name`, `Filter.1.Value.1`
/// and so on.
const BELOW: &str = ".*";

/// A form (`application/x-www-form-urlencoded`): as a query, with spaces as `%20`, which every parser of `+` reads too.
pub(super) fn form(source: &Source<'_>, pairs: &[Pair]) -> Result<String, String> {
    let mut form = String::new();
    let (mut counted, mut count) = ("", 0_usize);
    for pair in pairs {
        if let (Some(prefix), Value::Field(index)) = (pair.name.strip_suffix(BELOW), pair.value) {
            below(prefix, &source.value(index)?, &mut |name, value| push(&mut form, name, value));
            continue;
        }
        each(source, std::slice::from_ref(pair), |name, value| {
            match name.split_once(COUNT) {
                None => push(&mut form, name, value),
                Some((before, after)) => {
                    count = if counted == name { count + 1 } else { 1 };
                    counted = name;
                    push(&mut form, &format!("{before}{count}{after}"), value);
                }
            }
            Ok(())
        })?;
    }
    Ok(form)
}

fn push(form: &mut String, name: &str, value: &str) {
    if !form.is_empty() {
        form.push('&');
    }
    // Writing to a `String` cannot fail.
    let _ = write!(form, "{}={}", escaped(name), escaped(value));
}

/// Everything below `value`: a member is `prefix.name`, an element `prefix.1`. What is `null` is left out.
fn below(prefix: &str, value: &Json, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        Json::Null => {}
        Json::String(text) => visit(prefix, text),
        Json::Bool(_) | Json::Number(_) => visit(prefix, &value.to_string()),
        Json::Array(elements) => {
            for (at, element) in elements.iter().enumerate() {
                below(&format!("{prefix}.{}", at + 1), element, visit);
            }
        }
        Json::Object(members) => {
            for (name, member) in members {
                below(&format!("{prefix}.{name}"), member, visit);
            }
        }
    }
}

/// Appends headers; those that hold a secret input are marked, so that nobody logs them.
pub(super) fn headers(source: &Source<'_>, pairs: &[Pair], headers: &mut HeaderMap) -> Result<(), String> {
    for pair in pairs {
        if let Value::Text([Part::Text(constant)]) = pair.value {
            headers.append(header_name(pair.name)?, constant_value(pair.name, constant)?);
            continue;
        }
        let is_secret = source.is_secret(pair.value);
        each(source, std::slice::from_ref(pair), |name, value| {
            let mut value = header_value(name, value)?;
            value.set_sensitive(is_secret);
            headers.append(header_name(name)?, value);
            Ok(())
        })?;
    }
    Ok(())
}

fn each(
    source: &Source<'_>,
    pairs: &[Pair],
    mut visit: impl FnMut(&'static str, &str) -> Result<(), String>,
) -> Result<(), String> {
    let mut piece = source.text_writer();
    for pair in pairs {
        match pair.value {
            Value::Field(index) => {
                source.inputs.text(index).each(&mut piece, |value| visit(pair.name, value))?;
            }
            Value::Text(parts) => {
                if let Some(text) = source.render(parts)? {
                    visit(pair.name, &text)?;
                }
            }
        }
    }
    Ok(())
}
