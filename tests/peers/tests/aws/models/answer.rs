//! What is read of an answer, against what the model says is given.

use std::collections::BTreeSet;

use spoke_runtime::http::{HeaderMap, HeaderName, HeaderValue};
use spoke_runtime::serde_json::{Value, json};
use spoke_runtime::{Listed, Response};
use spokes::aws::Aws;

use super::model::{Member, Model, Structure};
use super::{Findings, is_xml, structure};

/// Holds a body that the output accepts, and headers that the model gives, against each other.
pub(super) fn check(action: &Listed<Aws>, model: &Model, operation: &Value, findings: &mut Findings) {
    let untyped = (action.output)();
    let body = (untyped.sample)(&[]);
    let output = operation.get("output").and_then(|output| structure(model, output));
    let Some(output) = output else {
        if has_members(&body) {
            findings.fault(format!("nothing is given, and {body} is read"));
        }
        return;
    };
    let wrapped = match operation["output"]["resultWrapper"].as_str().filter(|_| is_xml(model.protocol)) {
        Some(wrapper) if has_members(&body) => match body.get(wrapper) {
            Some(inner) => inner,
            None => return findings.fault(format!("the answer stands in `{wrapper}`, and {body} is read")),
        },
        _ => &body,
    };
    match output.payload() {
        None => members(output, wrapped, model, "", findings),
        Some(payload) if payload.shape["type"] == "structure" => {
            let inner = model.structure(payload.shape_name).unwrap();
            members(inner, wrapped, model, "", findings);
        }
        Some(_) if has_members(wrapped) => findings.fault("members of a body that has none are read"),
        Some(_) => {}
    }
    headers(action, output, &body, findings);
}

fn has_members(body: &Value) -> bool {
    body.as_object().is_some_and(|members| !members.is_empty()) || body.is_array()
}

/// Each member of `body` is one of the structure's.
fn members(structure: Structure<'_>, body: &Value, model: &Model, place: &str, findings: &mut Findings) {
    let Some(read) = body.as_object() else {
        if body.is_array() {
            findings.fault(format!("{place}: a list is read, and {} is a structure", structure.name));
        }
        return;
    };
    for (name, value) in read {
        let place = format!("{place}.{name}");
        let found = structure
            .members()
            .filter(|member| member.location().is_none())
            .find(|member| member.element(model.protocol) == *name);
        match found {
            None => findings.fault(format!("{place} is read, and {} has no such member", structure.name)),
            Some(member) => {
                findings.read.insert((member.owner.to_owned(), member.name.to_owned()));
                if is_xml(model.protocol) && member.is_flat() {
                    elements(member.shape, value, model, &place, findings);
                } else {
                    given(member.shape_name, value, model, &place, findings);
                }
            }
        }
    }
}

/// A value of this shape.
fn given(shape_name: &str, value: &Value, model: &Model, place: &str, findings: &mut Findings) {
    let shape = model.shape(shape_name);
    let kind = shape["type"].as_str().unwrap();
    let fits = match kind {
        "structure" => return members(model.structure(shape_name).unwrap(), value, model, place, findings),
        "list" if is_xml(model.protocol) => {
            let element = shape["member"]["locationName"].as_str().unwrap_or("member");
            return match value.as_object().map(|object| object.iter().collect::<Vec<_>>()).as_deref() {
                Some([(name, elements_read)]) if *name == element => {
                    elements(shape, elements_read, model, &format!("{place}.{element}"), findings);
                }
                _ => findings.fault(format!("{place}: the elements are `{element}`, and {value} is read")),
            };
        }
        "list" => return elements(shape, value, model, place, findings),
        "map" => value.is_object(),
        "string" | "blob" | "character" => {
            let words = shape["enum"].as_array();
            value.is_string() && words.is_none_or(|words| !is_word(value) || words.contains(value))
        }
        // A time is text where nobody says more, and a number in JSON.
        "timestamp" => {
            if is_xml(model.protocol) {
                value.is_string()
            } else {
                value.is_number()
            }
        }
        "integer" | "long" => value.is_u64() || value.is_i64(),
        "float" | "double" => value.is_number(),
        "boolean" => value.is_boolean(),
        other => panic!("this test knows no shape `{other}`"),
    };
    if !fits {
        findings.fault(format!("{place} is a {kind}, and {value} is read"));
    }
}

/// Whether a sample is a word of an enum rather than any text: samples of texts are `text`.
fn is_word(value: &Value) -> bool {
    !matches!(value.as_str(), Some("text" | "string" | ""))
}

/// The elements of a list.
fn elements(shape: &Value, value: &Value, model: &Model, place: &str, findings: &mut Findings) {
    match value.as_array() {
        Some(elements) => {
            for element in elements {
                given(shape["member"]["shape"].as_str().unwrap(), element, model, place, findings);
            }
        }
        None => findings.fault(format!("{place} is a list, and {value} is read")),
    }
}

/// What the body does not give, a header that the model knows gives.
fn headers(action: &Listed<Aws>, output: Structure<'_>, body: &Value, findings: &mut Findings) {
    let untyped = (action.output)();
    let wanted: BTreeSet<String> = spoke_runtime::json_schema(untyped.schema)["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    let read = |headers| {
        let body = if body.is_null() { "x".to_owned() } else { body.to_string() };
        (untyped.json)(&Response::new(200, headers, body), &[])
    };
    let known: Vec<Member<'_>> =
        output.members().filter(|member| member.location() == Some("header")).collect();
    let all: HeaderMap = known.iter().map(header).collect();
    let given = match read(all.clone()) {
        Ok(given) => given,
        Err(fault) => return findings.fault(format!("a whole answer is not read: {fault}")),
    };
    for field in wanted.iter().filter(|field| given.get(field).is_none()) {
        findings.fault(format!("nothing that the model knows gives `{field}`"));
    }
    // Which headers are read shows where one is missing.
    for member in &known {
        let mut fewer = all.clone();
        fewer.remove(header(member).0);
        if read(fewer).ok().as_ref() != Some(&given) {
            findings.read.insert((member.owner.to_owned(), member.name.to_owned()));
        }
    }
}

fn header(member: &Member<'_>) -> (HeaderName, HeaderValue) {
    let value = match member.shape["type"].as_str().unwrap() {
        "integer" | "long" => json!(7),
        "boolean" => json!(true),
        "timestamp" => json!("Wed, 12 Oct 2009 17:50:00 GMT"),
        _ => member.shape["enum"].get(0).cloned().unwrap_or(json!("text")),
    };
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let name = HeaderName::from_bytes(member.location_name().to_lowercase().as_bytes()).unwrap();
    (name, HeaderValue::from_str(&text).unwrap())
}
