//! An input's default as JSON, for calls by name and for the catalog.

use serde_json::Value;

use super::{JsonField, JsonWriter, TextField, TextWriter};

/// A default that stands in a JSON body.
pub fn default_json(field: JsonField<'_>) -> Value {
    let mut out = JsonWriter::sending();
    field.write(&mut out);
    let json = out.finish().unwrap_or_default();
    serde_json::from_slice(&json).unwrap_or(Value::Null)
}

/// A default that stands in text: a list where it is several pieces or none.
pub fn default_text(field: TextField<'_>) -> Value {
    let mut pieces = Vec::new();
    let visit = |piece: &str| {
        pieces.push(Value::from(piece));
        Ok::<(), std::convert::Infallible>(())
    };
    let Ok(()) = field.each(&mut TextWriter::sending(), visit);
    match (pieces.pop(), pieces.is_empty()) {
        (Some(only), true) => only,
        (last, _) => pieces.into_iter().chain(last).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{default_json, default_text};
    use crate::input::{Lend, LendDisplay as _};

    #[test]
    fn a_default_is_what_the_field_would_send() {
        assert_eq!(default_json(Lend(&10_u32).json()), json!(10));
        assert_eq!(default_json(Lend(&"open".to_owned()).json()), json!("open"));
        assert_eq!(default_text(Lend(&10_u32).texts()), json!("10"));
        assert_eq!(default_text(Lend(&vec!["a", "b"]).texts()), json!(["a", "b"]));
        assert_eq!(default_text(Lend(&std::num::NonZeroU8::MIN).texts()), json!("1"));
    }
}
