//! What a method is called with: a JSON object, a form or a query, read as Slack reads it.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{self, Map, Value, json};

use super::{answer, refuse};

/// The arguments of one call.
pub(super) struct Arguments {
    members: Map<String, Value>,
    /// Whether all values are text, as in a form or a query.
    plain: bool,
}

impl Arguments {
    /// The arguments of a writing method: a JSON body or a form.
    pub(super) fn written(request: &Request) -> Result<Self, Answer> {
        if request.media_type().as_deref() != Some("application/json") {
            return Ok(Arguments::plain(request.form()));
        }
        match request.json() {
            Ok(Value::Object(members)) => Ok(Arguments { members, plain: false }),
            Ok(_) => Err(refuse("json_not_object")),
            Err(_) => Err(refuse("invalid_json")),
        }
    }

    /// The arguments of a reading method: the query and a form. Slack reads no JSON here.
    pub(super) fn asked(request: &Request) -> Self {
        let mut pairs = request.query();
        if request.media_type().as_deref() == Some("application/x-www-form-urlencoded") {
            pairs.extend(request.form());
        }
        Arguments::plain(pairs)
    }

    fn plain(pairs: Vec<(String, String)>) -> Self {
        let members = pairs.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
        Arguments { members, plain: true }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.members.get(name).filter(|value| !value.is_null())
    }

    /// Text that may be left out.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, Answer> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(mistyped(name, "a string")),
        }
    }

    /// Text that must be there.
    pub(super) fn required(&self, name: &str) -> Result<&str, Answer> {
        match self.text(name)? {
            Some(text) if !text.is_empty() => Ok(text),
            _ => Err(invalid(&format!("[ERROR] missing required field: {name}"))),
        }
    }

    /// `true` or `false`, which may be left out.
    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, Answer> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(Value::String(text)) if self.plain => match text.as_str() {
                "true" | "1" => Ok(Some(true)),
                "false" | "0" => Ok(Some(false)),
                _ => Err(mistyped(name, "a boolean")),
            },
            Some(_) => Err(mistyped(name, "a boolean")),
        }
    }

    /// Whether anything stands there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// A whole number that may be left out; as text it is its digits, in JSON too.
    pub(super) fn number(&self, name: &str) -> Result<Option<u64>, Answer> {
        let number = match self.get(name) {
            None => return Ok(None),
            Some(Value::String(text)) => text.parse().ok(),
            Some(value) => value.as_u64(),
        };
        number.map(Some).ok_or_else(|| mistyped(name, "an integer"))
    }

    /// A list that stands as one text with commas between; empty where it is left out.
    pub(super) fn joined(&self, name: &str) -> Result<Vec<String>, Answer> {
        let text = self.text(name)?.unwrap_or_default();
        let elements = text.split(',').map(str::trim).filter(|element| !element.is_empty());
        Ok(elements.map(str::to_owned).collect())
    }

    /// A list of objects that may be left out; in a form it is JSON text, and Slack takes that in JSON too.
    pub(super) fn objects(&self, name: &str, malformed: &str) -> Result<Option<Vec<Value>>, Answer> {
        let list = match self.get(name) {
            None => return Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text).map_err(|_| refuse(malformed))?,
            Some(value) => value.clone(),
        };
        match list {
            Value::Array(list) if list.iter().all(Value::is_object) => Ok(Some(list)),
            _ => Err(refuse(malformed)),
        }
    }
}

fn mistyped(name: &str, expected: &str) -> Answer {
    invalid(&format!("[ERROR] must be {expected} [json-pointer:/{name}]"))
}

fn invalid(message: &str) -> Answer {
    answer(json!({
        "ok": false,
        "error": "invalid_arguments",
        "response_metadata": {"messages": [message]},
    }))
}
