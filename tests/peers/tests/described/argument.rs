//! What a request holds, and what its description says about it: each argument with its place and its types.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use spoke_runtime::Outgoing;

use super::description::{Described, Description, Sort};

/// An argument that a request holds.
#[derive(Debug)]
pub(crate) struct Argument {
    pub(crate) place: Place,
    /// Whether the description names it, or takes any name there.
    pub(crate) is_known: bool,
    /// Whether the description demands it.
    pub(crate) is_required: bool,
    /// A value of a type that the description does not take; `None` where it takes every one.
    pub(crate) wrong: Option<Value>,
}

/// Where an argument stands.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// In this segment of the path, from zero.
    Segment(usize),
    /// In the query under this name.
    Query(String),
    /// In the body at this JSON pointer.
    Member(String),
}

/// The arguments that `request` holds.
pub(crate) fn arguments(described: Described<'_>, request: &Outgoing) -> Vec<Argument> {
    let mut found = in_path(described);
    let parameters = described.parameters("query");
    for (name, _) in request.url.query_pairs() {
        let parameter = parameters.iter().find(|parameter| parameter["name"] == *name);
        found.push(Argument {
            place: Place::Query(name.into_owned()),
            is_known: parameter.is_some(),
            is_required: parameter.is_some_and(|it| it["required"] == true),
            wrong: parameter.and_then(|it| wrong_text(described.description(), schema_of(it))),
        });
    }
    let body = request.bytes().and_then(|body| serde_json::from_slice(body).ok());
    if let (Some((sort, schema)), Some(body)) = (described.body(), body) {
        in_object(described.description(), sort, &schema, &body, "", &mut found);
    }
    found
}

/// Segments are left out by a twin of its own, so that here only their types count.
fn in_path(described: Described<'_>) -> Vec<Argument> {
    let segments = described.path().split('/').skip(1).enumerate();
    let slots = segments.filter_map(|(index, it)| Some((index, it.strip_prefix('{')?.strip_suffix('}')?)));
    slots
        .filter_map(|(index, name)| {
            let parameters = described.parameters("path");
            let parameter = parameters.into_iter().find(|parameter| parameter["name"] == name)?;
            let wrong = wrong_text(described.description(), schema_of(parameter));
            Some(Argument { place: Place::Segment(index), is_known: true, is_required: false, wrong })
        })
        .collect()
}

fn in_object(
    description: &Description,
    sort: Sort,
    schema: &Value,
    value: &Value,
    pointer: &str,
    found: &mut Vec<Argument>,
) {
    for (name, value) in value.as_object().into_iter().flatten() {
        let pointer = format!("{pointer}/{name}");
        let place = Place::Member(pointer.clone());
        let Some(property) = property(description, schema, name) else {
            let is_known = takes_any(description, schema);
            found.push(Argument { place, is_known, is_required: false, wrong: None });
            continue;
        };
        found.push(Argument {
            place,
            is_known: true,
            is_required: property.is_required,
            wrong: match sort {
                Sort::Json => wrong_json(description, property.schema),
                Sort::Form => wrong_text(description, property.schema),
            },
        });
        if sort == Sort::Json {
            in_object(description, sort, property.schema, value, &pointer, found);
        }
    }
}

struct Property<'a> {
    schema: &'a Value,
    is_required: bool,
}

/// What the schema, or one that it is made of, says about a member.
fn property<'a>(description: &'a Description, schema: &'a Value, name: &str) -> Option<Property<'a>> {
    let schema = description.resolve(schema);
    let parts = schema["allOf"].as_array().into_iter().flatten();
    let mut found = parts.filter_map(|part| property(description, part, name)).next();
    if let Some(own) = schema["properties"].get(name) {
        found = Some(Property { schema: own, is_required: found.is_some_and(|it| it.is_required) });
    }
    let demands = schema["required"].as_array().is_some_and(|all| all.iter().any(|it| it == name));
    found.map(|it| Property { is_required: it.is_required || demands, ..it })
}

/// Whether members of any name belong here: by its own word, or because it says nothing at all.
fn takes_any(description: &Description, schema: &Value) -> bool {
    let schema = description.resolve(schema);
    let says_nothing = ["properties", "allOf", "anyOf", "oneOf"].iter().all(|it| schema.get(*it).is_none());
    says_nothing || schema["additionalProperties"].is_object() || schema["additionalProperties"] == true
}

/// The schema of a parameter: OpenAPI 3 gives it a member of its own.
fn schema_of(parameter: &Value) -> &Value {
    parameter.get("schema").unwrap_or(parameter)
}

/// Text that reads as none of the types. All text reads as a string.
fn wrong_text(description: &Description, schema: &Value) -> Option<Value> {
    let types = types(description, schema)?;
    types.iter().all(|it| ["boolean", "integer", "number"].contains(it)).then(|| json!("wrong"))
}

fn wrong_json(description: &Description, schema: &Value) -> Option<Value> {
    let types = types(description, schema)?;
    let candidates =
        [("object", json!({"wrong": ["type"]})), ("array", json!([["wrong"]])), ("string", json!("wrong"))];
    candidates.into_iter().find(|(name, _)| !types.contains(name)).map(|(_, value)| value)
}

/// The types that a schema takes; `None` where it does not say.
fn types<'a>(description: &'a Description, schema: &'a Value) -> Option<BTreeSet<&'a str>> {
    let schema = description.resolve(schema);
    if let Some(own) = schema["type"].as_str() {
        return Some(BTreeSet::from([own]));
    }
    for alternatives in ["oneOf", "anyOf"] {
        if let Some(all) = schema[alternatives].as_array() {
            let each: Option<Vec<_>> = all.iter().map(|it| types(description, it)).collect();
            return each.map(|each| each.into_iter().flatten().collect());
        }
    }
    schema["allOf"].as_array()?.iter().find_map(|part| types(description, part))
}
