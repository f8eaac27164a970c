//! JSON values as words for people.

use serde_json::Value;

/// What `value` says, as one text; `None` where it says nothing.
///
/// Lists and objects are told one after the other: vendors keep several messages in either.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Array(list) => joined(list.iter().filter_map(text)),
        Value::Object(members) => joined(
            members.iter().filter_map(|(name, value)| text(value).map(|text| format!("{name}: {text}"))),
        ),
    }
}

/// Every text in `value`: one for a scalar, one for each element of a list.
pub(super) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(text).collect(),
        value => text(value).into_iter().collect(),
    }
}

fn joined(texts: impl Iterator<Item = String>) -> Option<String> {
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() { None } else { Some(texts.join("; ")) }
}
