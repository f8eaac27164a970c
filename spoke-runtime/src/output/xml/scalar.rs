//! What the text of an element is, where somebody asks for more than text.

use serde_json::{Map, Value};

/// A number, `true` or `false` where `text` is one; XML writes numbers with a plus and leading zeros too.
pub(crate) fn typed(text: &str) -> Option<Value> {
    let number = || {
        let integer = text.parse::<i64>().map(Value::from).or_else(|_| text.parse::<u64>().map(Value::from));
        integer.or_else(|_| text.parse::<f64>().map(Value::from)).ok().filter(Value::is_number)
    };
    let known =
        serde_json::from_str(text).ok().filter(|value: &Value| value.is_number() || value.is_boolean());
    known.or_else(number)
}

/// The text of an element that has nothing else but attributes.
fn plain(members: &Map<String, Value>) -> Option<&str> {
    let is_plain = members.keys().all(|name| name.starts_with('@') || name == "#text");
    members.get("#text").filter(|_| is_plain).and_then(Value::as_str)
}

/// The element as text where it has text only, and as it is elsewhere.
pub(crate) fn bare(value: Value) -> Value {
    match value {
        Value::Object(members) => match plain(&members) {
            Some(text) => Value::from(text),
            None => Value::Object(members),
        },
        other => other,
    }
}
