//! JSON Schema (2020-12) from the shapes of values.

use serde_json::{Map, Value, json};

use crate::operation::Operation;
use crate::schema::{Object, Property, Schema};

/// The JSON Schema (2020-12) of a value of this shape. Types with names stand once each, under `$defs`.
///
/// ```
/// use serde_json::json;
/// use spoke_runtime::{Schema, json_schema};
///
/// let schema = json_schema(Schema::List(&Schema::Integer));
/// assert_eq!(schema, json!({
///     "$schema": "https://json-schema.org/draft/2020-12/schema",
///     "type": "array",
///     "items": {"type": "integer"},
/// }));
/// ```
pub fn json_schema(schema: Schema) -> Value {
    let mut names = Names::default();
    let root = names.render(schema);
    names.finish(root)
}

/// The JSON Schema of an action's inputs: an object by name that takes nothing else, and no more do the objects in it.
pub(super) fn inputs_schema(operation: &Operation) -> Value {
    let mut names = Names { is_closed: true, ..Names::default() };
    let inputs = operation.inputs.iter().map(|input| Property {
        name: input.name,
        docs: input.docs,
        required: input.required,
        schema: input.schema,
    });
    let mut root = names.members(inputs);
    root.insert("additionalProperties".to_owned(), Value::from(false));
    for input in operation.inputs {
        let member = root.get_mut("properties").and_then(|members| members.get_mut(input.name));
        if let (Some(Value::Object(schema)), Some(default)) = (member, input.default) {
            schema.insert("default".to_owned(), default());
        }
    }
    names.finish(Value::Object(root))
}

/// The named types met so far, in the order in which they were met.
#[derive(Default)]
struct Names {
    met: Vec<Met>,
    /// Whether objects take their own members alone.
    is_closed: bool,
}

struct Met {
    object: &'static Object,
    name: String,
    body: Value,
    /// How often it was pointed to.
    uses: usize,
}

impl Names {
    fn finish(mut self, root: Value) -> Value {
        // A root that nothing else points to reads better in its place.
        let root = match self.met.first() {
            Some(first) if first.uses == 1 && root == reference(&first.name) => self.met.remove(0).body,
            _ => root,
        };
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), Value::from("https://json-schema.org/draft/2020-12/schema"));
        if let Value::Object(root) = root {
            schema.extend(root);
        }
        if !self.met.is_empty() {
            let definitions: Map<String, Value> =
                self.met.into_iter().map(|met| (met.name, met.body)).collect();
            schema.insert("$defs".to_owned(), Value::Object(definitions));
        }
        Value::Object(schema)
    }

    fn render(&mut self, schema: Schema) -> Value {
        match schema {
            Schema::Any => json!({}),
            Schema::Nothing => json!({"type": "null"}),
            Schema::Text => json!({"type": "string"}),
            Schema::Format(format) => json!({"type": "string", "format": format}),
            Schema::Bytes => json!({"type": "string", "contentEncoding": "base64"}),
            Schema::Integer => json!({"type": "integer"}),
            Schema::Number => json!({"type": "number"}),
            Schema::Boolean => json!({"type": "boolean"}),
            Schema::Words { words, open: false } => json!({"type": "string", "enum": words}),
            Schema::Words { words, open: true } => json!({"anyOf": [{"enum": words}, {"type": "string"}]}),
            Schema::Optional(inner) => json!({"anyOf": [self.render(*inner), {"type": "null"}]}),
            Schema::List(inner) => json!({"type": "array", "items": self.render(*inner)}),
            Schema::Map(inner) => json!({"type": "object", "additionalProperties": self.render(*inner)}),
            Schema::Object(object) => self.object(object()),
            Schema::Output(table) => self.object(&table().object),
            Schema::FromText { schema, .. } => json!({"anyOf": [{"type": "string"}, self.render(*schema)]}),
            Schema::OneOf(forms) => {
                let forms: Vec<Value> = forms.iter().map(|form| self.render(*form)).collect();
                json!({"anyOf": forms})
            }
            Schema::Secret(inner) => with(self.render(*inner), "writeOnly", Value::from(true)),
        }
    }

    fn object(&mut self, object: &'static Object) -> Value {
        if let Some(met) = self.met.iter_mut().find(|met| is_same(met.object, object)) {
            met.uses += 1;
            return reference(&met.name);
        }
        let alike = self.met.iter().filter(|met| met.object.name == object.name).count();
        let name = if alike == 0 { object.name.to_owned() } else { format!("{}{}", object.name, alike + 1) };
        let index = self.met.len();
        self.met.push(Met { object, name: name.clone(), body: Value::Null, uses: 1 });
        let mut body = self.members(object.properties.iter().copied());
        if !object.docs.is_empty() {
            body.insert("description".to_owned(), Value::from(object.docs));
        }
        if self.is_closed {
            body.insert("additionalProperties".to_owned(), Value::from(false));
        }
        self.met[index].body = Value::Object(body);
        reference(&name)
    }

    fn members(&mut self, properties: impl Iterator<Item = Property>) -> Map<String, Value> {
        let (mut members, mut required) = (Map::new(), Vec::new());
        for property in properties {
            let mut schema = self.render(property.schema);
            if !property.docs.is_empty() {
                schema = with(schema, "description", Value::from(property.docs));
            }
            members.insert(property.name.to_owned(), schema);
            if property.required {
                required.push(Value::from(property.name));
            }
        }
        let mut object = Map::new();
        object.insert("type".to_owned(), Value::from("object"));
        object.insert("properties".to_owned(), Value::Object(members));
        if !required.is_empty() {
            object.insert("required".to_owned(), Value::Array(required));
        }
        object
    }
}

/// A type may have its table at several addresses, one for each unit of code that uses it.
pub(super) fn is_same(one: &Object, other: &Object) -> bool {
    let names = |object: &Object| object.properties.iter().map(|it| it.name).collect::<Vec<_>>();
    std::ptr::eq(one, other)
        || (one.name == other.name && one.docs == other.docs && names(one) == names(other))
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn with(mut schema: Value, key: &str, value: Value) -> Value {
    if let Value::Object(members) = &mut schema {
        members.insert(key.to_owned(), value);
    }
    schema
}
