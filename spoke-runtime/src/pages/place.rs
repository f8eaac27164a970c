//! Where a page stands.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::byte_stream::ByteStream;
use crate::input::{Inputs, Json, JsonField, JsonWriter, PartField, Text, TextField, TextWriter};
use crate::schema::Schema;

/// Where a page stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Place {
    /// Where the caller's inputs lead.
    First,
    /// Behind this value of the input.
    Input(Value),
    /// At this absolute address.
    Url(String),
}

/// An action's inputs, with the place of a page in one of them.
pub(super) struct Turned<'a> {
    inputs: &'a dyn Inputs,
    index: usize,
    value: Piece,
}

struct Piece(Value);

impl<'a> Turned<'a> {
    /// `value` in the place of the input `index`, which looks like `schema`.
    pub(super) fn new(inputs: &'a dyn Inputs, index: usize, schema: Schema, value: &Value) -> Self {
        Turned { inputs, index, value: Piece(fitted(value, schema)) }
    }
}

/// A vendor may give a cursor as text that it takes as a number, and the other way round.
fn fitted(value: &Value, schema: Schema) -> Value {
    match (schema, value) {
        (Schema::Optional(inner) | Schema::Secret(inner) | Schema::FromText { schema: inner, .. }, _) => {
            fitted(value, *inner)
        }
        (Schema::Integer, Value::String(text)) => {
            let unsigned = text.parse::<u64>().map(Value::from);
            unsigned.or_else(|_| text.parse::<i64>().map(Value::from)).unwrap_or_else(|_| value.clone())
        }
        (Schema::Text | Schema::Format(_), Value::Number(number)) => Value::from(number.to_string()),
        _ => value.clone(),
    }
}

impl Inputs for Turned<'_> {
    fn text(&self, index: usize) -> TextField<'_> {
        if index == self.index { TextField::One(&self.value) } else { self.inputs.text(index) }
    }

    fn json(&self, index: usize) -> JsonField<'_> {
        if index == self.index { JsonField::Ours(&self.value) } else { self.inputs.json(index) }
    }

    fn body(&self, index: usize) -> Option<ByteStream> {
        self.inputs.body(index)
    }

    fn part(&self, index: usize) -> PartField<'_> {
        if index == self.index {
            PartField::Text(TextField::One(&self.value))
        } else {
            self.inputs.part(index)
        }
    }
}

impl Text for Piece {
    fn write_text(&self, out: &mut TextWriter) {
        out.push(&text(&self.0));
    }
}

impl Json for Piece {
    fn write_json(&self, out: &mut JsonWriter) {
        out.serialize(&self.0);
    }
}

/// A place as it stands in text.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What the caller gives for the input `index`; `None` where that is nothing.
pub(super) fn given(inputs: &dyn Inputs, index: usize) -> Option<String> {
    let mut out = TextWriter::sending();
    inputs.text(index).write(&mut out);
    let found = if out.as_str().is_empty() {
        let mut out = JsonWriter::sending();
        inputs.json(index).write(&mut out);
        match serde_json::from_slice(&out.finish().ok()?).ok()? {
            Value::Null => return None,
            value => text(&value),
        }
    } else {
        out.into_string()
    };
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Turned, given};
    use crate::input::{Inputs, JsonField, JsonWriter, Lend, TextField};
    use crate::schema::Schema;

    /// One text input and one JSON input.
    struct Both(&'static str, u32);

    impl Inputs for Both {
        fn text(&self, index: usize) -> TextField<'_> {
            if index == 0 { Lend(&self.0).text() } else { TextField::Absent }
        }

        fn json(&self, index: usize) -> JsonField<'_> {
            if index == 1 { Lend(&self.1).json() } else { JsonField::Absent }
        }
    }

    #[test]
    fn what_the_caller_gives_is_read_wherever_it_stands() {
        assert_eq!(given(&Both("c", 7), 0).as_deref(), Some("c"));
        assert_eq!(given(&Both("c", 7), 1).as_deref(), Some("7"));
        assert_eq!(given(&Both("", 7), 0), None);
        assert_eq!(given(&Both("c", 7), 2), None);
    }

    fn sent(schema: Schema, value: &Value) -> Value {
        let both = Both("c", 7);
        let turned = Turned::new(&both, 1, schema, value);
        let mut out = JsonWriter::sending();
        turned.json(1).write(&mut out);
        assert_eq!(given(&turned, 0).as_deref(), Some("c"), "the other input stays");
        serde_json::from_slice(&out.finish().unwrap()).unwrap()
    }

    #[test]
    fn a_place_is_sent_as_its_input_looks() {
        assert_eq!(sent(Schema::Integer, &json!("70")), json!(70));
        assert_eq!(sent(Schema::Optional(&Schema::Integer), &json!("-7")), json!(-7));
        assert_eq!(sent(Schema::Integer, &json!("x7")), json!("x7"));
        assert_eq!(sent(Schema::Text, &json!(70)), json!("70"));
        assert_eq!(sent(Schema::Any, &json!({"id": {"S": "7"}})), json!({"id": {"S": "7"}}));
    }
}
