//! Sample inputs of an action, from its entry in the catalog.

use serde_json::{Map, Value, json};
use spoke_runtime::ActionEntry;

/// The required inputs, and all inputs.
pub(crate) fn samples(action: &ActionEntry) -> [Value; 2] {
    let inputs = action.inputs.iter();
    let all = inputs.map(|input| (input.name.to_owned(), value(input.name, &input.schema, &input.schema)));
    [action.example.clone(), all.collect()]
}

/// `sample` once for each word that an input may be, and once for each input that may be null, each with what differs:
/// `order_by = "created"`.
pub(crate) fn variants(action: &ActionEntry, sample: &Value) -> Vec<(String, Value)> {
    let inputs = action.inputs.iter();
    let each = inputs.flat_map(|input| words(&input.schema).into_iter().map(|word| (input.name, word)));
    each.map(|(name, word)| {
        let mut variant = sample.clone();
        let what = format!("{name} = {word}");
        variant[name] = word;
        (what, variant)
    })
    .collect()
}

fn words(schema: &Value) -> Vec<Value> {
    let forms = schema["anyOf"].as_array().into_iter().flatten().flat_map(words);
    let null = (schema["type"] == "null").then_some(Value::Null);
    schema["enum"].as_array().into_iter().flatten().cloned().chain(forms).chain(null).collect()
}

/// A value that fits `schema` (JSON Schema 2020-12), a part of `root`.
fn value(name: &str, schema: &Value, root: &Value) -> Value {
    if let Some(pointer) = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#')) {
        return value(name, root.pointer(pointer).unwrap(), root);
    }
    if let Some(words) = schema["enum"].as_array() {
        return words[0].clone();
    }
    if let Some(forms) = schema["anyOf"].as_array() {
        return value(name, &forms[0], root);
    }
    match schema["type"].as_str() {
        Some("string") if schema["contentEncoding"] == "base64" => json!("Y29udGVudA=="),
        Some("string") => json!(name),
        Some("integer") => json!(1),
        Some("number") => json!(1.5),
        Some("boolean") => json!(true),
        Some("array") => json!([value(name, &schema["items"], root)]),
        Some("object") => {
            let members = schema["properties"].as_object().into_iter().flatten();
            let mut object: Map<String, Value> =
                members.map(|(name, schema)| (name.clone(), value(name, schema, root))).collect();
            if let Some(rest) = schema.get("additionalProperties").filter(|it| it.is_object()) {
                object.insert("key".to_owned(), value("value", rest, root));
            }
            Value::Object(object)
        }
        _ => json!({ "key": name }),
    }
}
