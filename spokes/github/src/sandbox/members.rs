//! What stands in a request's body and query.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value};

use super::answers::refuse;

/// The body as a JSON object; an absent one is an empty one.
pub(super) fn object(request: &Request) -> Result<Map<String, Value>, Answer> {
    if request.body().is_empty() {
        return Ok(Map::new());
    }
    match request.json() {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(refuse(400, "Body should be a JSON object")),
        Err(_) => Err(refuse(400, "Problems parsing JSON")),
    }
}

/// Text under `name`; `None` where it is absent or `null`.
pub(super) fn text(members: &Map<String, Value>, name: &str) -> Result<Option<String>, Answer> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(mistyped(name, other, "a string")),
    }
}

/// A list of texts under `name`; empty where it is absent.
pub(super) fn texts(members: &Map<String, Value>, name: &str) -> Result<Vec<String>, Answer> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(list)) => {
            let as_text =
                |one: &Value| one.as_str().map(str::to_owned).ok_or_else(|| mistyped(name, one, "a string"));
            list.iter().map(as_text).collect()
        }
        Some(other) => Err(mistyped(name, other, "an array")),
    }
}

pub(super) fn mistyped(name: &str, found: &Value, expected: &str) -> Answer {
    refuse(422, &format!("Invalid request.\n\nFor 'properties/{name}', {found} is not {expected}."))
}

/// A yes or no under `name`; `None` where it is absent or `null`.
pub(super) fn flag(members: &Map<String, Value>, name: &str) -> Result<Option<bool>, Answer> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(flag)) => Ok(Some(*flag)),
        Some(other) => Err(mistyped(name, other, "a boolean")),
    }
}

/// One of `words` under `name`; `None` where it is absent.
pub(super) fn word(
    members: &Map<String, Value>,
    name: &str,
    words: &[&str],
) -> Result<Option<String>, Answer> {
    let found = text(members, name)?;
    match &found {
        Some(word) if !words.contains(&word.as_str()) => {
            Err(mistyped(name, &Value::from(word.as_str()), &format!("a member of {words:?}")))
        }
        _ => Ok(found),
    }
}

/// The first value of `name` in the query.
pub(super) fn asked(request: &Request, name: &str) -> Option<String> {
    request.query().into_iter().find(|(one, _)| one == name).map(|(_, value)| value)
}
