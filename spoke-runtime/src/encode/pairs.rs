//! Names and values: queries, headers and forms.

use std::fmt::Write;

use http::HeaderMap;

use crate::template::{Pair, Value};

use super::path::escaped;
use super::{Source, header_name, header_value};

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

/// A form (`application/x-www-form-urlencoded`): as a query, with spaces as `%20`, which every parser of `+` reads too.
pub(super) fn form(source: &Source<'_>, pairs: &[Pair]) -> Result<String, String> {
    let mut form = String::new();
    let (mut counted, mut count) = ("", 0_usize);
    each(source, pairs, |name, value| {
        if !form.is_empty() {
            form.push('&');
        }
        // Writing to a `String` cannot fail.
        let _ = match name.split_once(COUNT) {
            None => write!(form, "{}={}", escaped(name), escaped(value)),
            Some((before, after)) => {
                count = if counted == name { count + 1 } else { 1 };
                counted = name;
                write!(form, "{}{count}{}={}", escaped(before), escaped(after), escaped(value))
            }
        };
        Ok(())
    })?;
    Ok(form)
}

/// Appends headers; those that hold a secret input are marked, so that nobody logs them.
pub(super) fn headers(source: &Source<'_>, pairs: &[Pair], headers: &mut HeaderMap) -> Result<(), String> {
    for pair in pairs {
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
