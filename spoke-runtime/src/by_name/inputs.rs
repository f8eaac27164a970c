//! A JSON object in the place of a typed action's fields.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::byte_stream::ByteStream;
use crate::input::{Inputs, Json, JsonField, JsonWriter, PartField, Text, TextField, TextWriter, Texts};
use crate::operation::Parameter;
use crate::schema::Schema;
use crate::secret::REDACTED;
use crate::upload::Upload;

use super::check::whole;

/// An action's inputs as JSON, by their index.
#[derive(Debug)]
pub(crate) struct Named {
    fields: Vec<Field>,
    /// Bodies that no JSON holds, by the input's index.
    bodies: Vec<(usize, ByteStream)>,
}

#[derive(Debug)]
enum Field {
    Absent,
    One(Piece),
    Each(Piece, Pieces),
}

#[derive(Debug)]
struct Pieces(Vec<Piece>);

struct Piece {
    value: Value,
    schema: Schema,
}

impl Named {
    /// The caller has checked `given` against `inputs`.
    pub(crate) fn new(inputs: &[Parameter], given: Value) -> Result<Self, String> {
        let Value::Object(mut given) = given else {
            return Err("they are no object".to_owned());
        };
        let fields = inputs.iter().map(|input| field(*input, given.remove(input.name))).collect();
        Ok(Named { fields, bodies: Vec::new() })
    }

    /// The same with bodies in the place of some inputs.
    pub(crate) fn with_bodies(self, bodies: Vec<(usize, ByteStream)>) -> Self {
        Named { bodies, ..self }
    }

    fn field(&self, index: usize) -> &Field {
        self.fields.get(index).unwrap_or(&Field::Absent)
    }
}

/// `null` leaves an input out, or to its default, except where it is a value of its own: in a `Patch` it clears.
fn field(input: Parameter, value: Option<Value>) -> Field {
    let given = value.filter(|value| !is_left_out(input.required, input.schema, value));
    let Some(value) = given.or_else(|| input.default.map(|default| default())) else { return Field::Absent };
    match as_typed(value, input.schema) {
        Value::Array(elements) => {
            let element = element(input.schema);
            let pieces = elements.iter().map(|value| Piece { value: value.clone(), schema: element });
            let pieces = Pieces(pieces.collect());
            Field::Each(Piece { value: Value::Array(elements), schema: input.schema }, pieces)
        }
        value => Field::One(Piece { value, schema: input.schema }),
    }
}

/// Whether `null` stands for an input or member that a typed call leaves out.
fn is_left_out(required: bool, schema: Schema, value: &Value) -> bool {
    value.is_null() && !required && !matches!(schema, Schema::Optional(_) | Schema::Any)
}

/// The value as a typed call holds it: without the members that it leaves out, and text turned into what its type makes of it.
fn as_typed(value: Value, schema: Schema) -> Value {
    match (schema, value) {
        (Schema::Optional(inner) | Schema::Secret(inner), value) => as_typed(value, *inner),
        (Schema::Integer, value) => whole(&value).unwrap_or(value),
        (Schema::FromText { turn, .. }, Value::String(text)) => turn(&text),
        (Schema::FromText { schema, .. }, value) => as_typed(value, *schema),
        (Schema::List(inner), Value::Array(elements)) => {
            elements.into_iter().map(|element| as_typed(element, *inner)).collect()
        }
        (Schema::Map(inner), Value::Object(members)) => {
            members.into_iter().map(|(name, value)| (name, as_typed(value, *inner))).collect()
        }
        (Schema::Object(object), Value::Object(members)) => {
            let keep = |(name, value): (String, Value)| match object()
                .properties
                .iter()
                .find(|property| property.name == name)
            {
                Some(it) if is_left_out(it.required, it.schema, &value) => None,
                Some(it) => Some((name, as_typed(value, it.schema))),
                None => Some((name, value)),
            };
            members.into_iter().filter_map(keep).collect()
        }
        (_, value) => value,
    }
}

fn element(schema: Schema) -> Schema {
    match schema {
        Schema::List(inner) => *inner,
        Schema::Optional(inner) => element(*inner),
        Schema::Secret(_) => schema,
        _ => Schema::Any,
    }
}

impl Inputs for Named {
    fn text(&self, index: usize) -> TextField<'_> {
        match self.field(index) {
            Field::Absent => TextField::Absent,
            Field::One(piece) if piece.value.is_null() => TextField::Absent,
            Field::One(piece) => TextField::One(piece),
            Field::Each(_, pieces) => TextField::Each(pieces),
        }
    }

    fn json(&self, index: usize) -> JsonField<'_> {
        match self.field(index) {
            Field::Absent => JsonField::Absent,
            Field::One(piece) | Field::Each(piece, _) => JsonField::Ours(piece),
        }
    }

    fn body(&self, index: usize) -> Option<ByteStream> {
        if let Some(body) = self.bodies.iter().find(|(at, _)| *at == index) {
            return Some(body.1.clone());
        }
        let Field::One(Piece { value: Value::String(text), schema }) = self.field(index) else { return None };
        match plain(*schema) {
            Schema::Bytes => STANDARD.decode(text).ok().map(ByteStream::from),
            _ => Some(text.clone().into()),
        }
    }

    fn part(&self, index: usize) -> PartField<'_> {
        let uploads: Vec<Upload> = match self.field(index) {
            Field::One(piece) => upload(&piece.value).into_iter().collect(),
            Field::Each(_, pieces) => pieces.0.iter().filter_map(|piece| upload(&piece.value)).collect(),
            Field::Absent => Vec::new(),
        };
        if uploads.is_empty() { PartField::Text(self.text(index)) } else { PartField::Uploads(uploads) }
    }
}

/// A file in a multipart body, as its schema writes it.
fn upload(value: &Value) -> Option<Upload> {
    let text = |name: &str| value.get(name)?.as_str();
    let upload = Upload::new(text("file_name")?, STANDARD.decode(text("content")?).ok()?);
    Some(match text("content_type") {
        Some(content_type) => upload.content_type(content_type),
        None => upload,
    })
}

fn plain(schema: Schema) -> Schema {
    match schema {
        Schema::Optional(inner) | Schema::Secret(inner) => plain(*inner),
        other => other,
    }
}

impl Texts for Pieces {
    fn each(&self, visit: &mut dyn FnMut(&dyn Text)) {
        for piece in &self.0 {
            visit(piece);
        }
    }
}

impl Text for Piece {
    fn write_text(&self, out: &mut TextWriter) {
        let hidden = out.hides_secrets().then(|| redacted(&self.value, self.schema));
        match hidden.as_ref().unwrap_or(&self.value) {
            Value::String(text) => out.push(text),
            // As a typed `f64` displays: without a fraction that says nothing.
            Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
                (None, None, Some(float)) => out.display(&float),
                _ => out.display(number),
            },
            other => out.display(other),
        }
    }
}

impl Json for Piece {
    fn write_json(&self, out: &mut JsonWriter) {
        if out.hides_secrets() {
            out.serialize(&redacted(&self.value, self.schema));
        } else {
            out.serialize(&self.value);
        }
    }
}

/// The value with its secrets hidden.
fn redacted(value: &Value, schema: Schema) -> Value {
    match (schema, value) {
        (Schema::Secret(_), _) => Value::from(REDACTED),
        (Schema::Optional(inner) | Schema::FromText { schema: inner, .. }, _) => redacted(value, *inner),
        (Schema::List(inner), Value::Array(elements)) => {
            elements.iter().map(|element| redacted(element, *inner)).collect()
        }
        (Schema::Map(inner), Value::Object(members)) => {
            members.iter().map(|(name, value)| (name.clone(), redacted(value, *inner))).collect()
        }
        (Schema::Object(object), Value::Object(members)) => {
            let schema_of = |name: &str| object().properties.iter().find(|it| it.name == name);
            let hide = |(name, value): (&String, &Value)| {
                let hidden = schema_of(name).map_or_else(|| value.clone(), |it| redacted(value, it.schema));
                (name.clone(), hidden)
            };
            members.iter().map(hide).collect()
        }
        (Schema::OneOf(forms), _) => forms.iter().fold(value.clone(), |value, form| redacted(&value, *form)),
        _ => value.clone(),
    }
}

impl std::fmt::Debug for Piece {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        redacted(&self.value, self.schema).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Named, redacted};
    use crate::input::{Inputs, JsonWriter};
    use crate::operation::Parameter;
    use crate::schema::{Object, Property, Schema};

    fn sent(given: Value) -> String {
        const INPUTS: &[Parameter] = &[Parameter::defaulted("limit", "", Schema::Integer, || json!(10))];
        let mut out = JsonWriter::sending();
        Named::new(INPUTS, given).unwrap().json(0).write(&mut out);
        String::from_utf8(out.finish().unwrap()).unwrap()
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        assert_eq!(sent(json!({})), "10");
        assert_eq!(sent(json!({ "limit": null })), "10");
        assert_eq!(sent(json!({ "limit": 3 })), "3");
    }

    static LOGIN: Object = Object {
        name: "Login",
        docs: "",
        properties: &[Property {
            name: "pin",
            docs: "",
            required: true,
            schema: Schema::Secret(&Schema::Text),
        }],
    };

    #[test]
    fn a_secret_in_one_of_several_forms_is_hidden() {
        let forms = Schema::OneOf(&[Schema::Text, Schema::Object(|| &LOGIN)]);
        assert_eq!(redacted(&json!({"pin": "1234"}), forms), json!({"pin": "[redacted]"}));
        assert_eq!(redacted(&json!("plain"), forms), json!("plain"));
    }
}
