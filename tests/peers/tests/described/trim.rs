//! A description cut down to a few operations, so that Prism reads it quickly.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::description::{VERBS, at, shape};

/// What stands beside the operations in a path.
const SHARED_BY_OPERATIONS: [&str; 2] = ["parameters", "servers"];

/// Where definitions stand, in OpenAPI 3 and in Swagger 2.
const DEFINITIONS: [&str; 4] = ["components", "definitions", "parameters", "responses"];

/// `document` with these operations (method in lower case, shape of the path) and every definition that they need.
pub(crate) fn trim(document: &Value, wanted: &BTreeSet<(String, String)>) -> Value {
    let mut paths = Map::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let is_wanted = |name: &str| wanted.contains(&(name.to_owned(), shape(path)));
        let stays = |name: &str| is_wanted(name) || SHARED_BY_OPERATIONS.contains(&name);
        let members = item.as_object().into_iter().flatten().filter(|(name, _)| stays(name));
        let kept: Map<String, Value> = members.map(|(name, value)| (name.clone(), value.clone())).collect();
        if VERBS.iter().any(|verb| kept.contains_key(*verb)) {
            paths.insert(path.clone(), Value::Object(kept));
        }
    }
    let rest = document.as_object().into_iter().flatten();
    // An extension such as `x-webhooks` may point to definitions that no operation needs.
    let rest = rest.filter(|(name, _)| !name.starts_with("x-"));
    let rest = rest.filter(|(name, _)| *name != "paths" && !DEFINITIONS.contains(&name.as_str()));
    let mut cut: Value = rest.map(|(name, value)| (name.clone(), value.clone())).collect();
    if let Some(schemes) = document.pointer("/components/securitySchemes") {
        cut["components"] = json!({ "securitySchemes": schemes });
    }
    cut["paths"] = Value::Object(paths);
    for pointer in needed(document, &cut["paths"]) {
        if let Some(definition) = at(document, &pointer) {
            put(&mut cut, &pointer, definition.clone());
        }
    }
    cut
}

/// Every `$ref` that stands in `from`, or in what such a one points to.
fn needed(document: &Value, from: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = references(from);
    while let Some(pointer) = open.pop() {
        if found.insert(pointer.clone()) {
            open.extend(at(document, &pointer).map(references).unwrap_or_default());
        }
    }
    found
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => {
            let own = members.get("$ref").and_then(Value::as_str);
            let own = own.filter(|pointer| pointer.starts_with("#/")).map(str::to_owned);
            own.into_iter().chain(members.values().flat_map(references)).collect()
        }
        Value::Array(elements) => elements.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// Sets what `pointer` (`#/components/schemas/issue`) names, and makes the objects on the way.
fn put(document: &mut Value, pointer: &str, value: Value) {
    let mut place = document;
    for step in pointer.trim_start_matches("#/").split('/') {
        place = &mut place[step.replace("~1", "/").replace("~0", "~")];
    }
    *place = value;
}
