//! The template of a body, with its inputs in braces.

use serde_json::{Map, Value};

use crate::operation::Operation;
use crate::template::{Body, Element, Member, Node, Pair, Xml};

use super::BodyEntry;
use super::merge::{input_name, text, value};

pub(super) fn body(operation: &Operation) -> Option<BodyEntry> {
    let (media_type, template) = match operation.body {
        Body::None => return None,
        Body::Json(root) => ("application/json", node(&root, operation)),
        Body::Form(form) => ("application/x-www-form-urlencoded", pairs(operation, form)),
        Body::Xml(root) => ("application/xml", Value::from(xml(&root, operation))),
        Body::Multipart(parts) => ("multipart/form-data", pairs(operation, parts)),
        Body::Bytes(input) => ("application/octet-stream", field(operation, input)),
    };
    Some(BodyEntry { media_type, template })
}

/// The template as it is written, without its escapes.
fn xml(element: &Element, operation: &Operation) -> String {
    let Element { name, attributes, children } = element;
    let attributes: String =
        attributes.iter().map(|pair| format!(" {}=\"{}\"", pair.name, value(pair, operation))).collect();
    let children: String = children
        .iter()
        .map(|child| match child {
            Xml::Text(parts) => parts.iter().map(|part| text(part, operation)).collect(),
            Xml::Value(input) => format!("{{{}}}", input_name(operation, *input)),
            Xml::Element(inner) => xml(inner, operation),
        })
        .collect();
    format!("<{name}{attributes}>{children}</{name}>")
}

fn pairs(operation: &Operation, pairs: &[Pair]) -> Value {
    let pairs = pairs.iter().map(|pair| (pair.name.to_owned(), Value::from(value(pair, operation))));
    Value::Object(pairs.collect())
}

fn node(it: &Node, operation: &Operation) -> Value {
    match it {
        // A constant is JSON, for the compiler wrote it.
        Node::Constant(json) => serde_json::from_str(json).unwrap_or(Value::Null),
        Node::Text(parts) => parts.iter().map(|part| text(part, operation)).collect::<String>().into(),
        Node::Field(input) => field(operation, *input),
        Node::Object(members) => {
            let mut object = Map::new();
            for member in *members {
                match member {
                    Member::Named(name, inner) => object.insert((*name).to_owned(), node(inner, operation)),
                    Member::Spread(input) => object
                        .insert(format!("..{}", input_name(operation, *input)), field(operation, *input)),
                };
            }
            Value::Object(object)
        }
        Node::Array(elements) => elements.iter().map(|element| node(element, operation)).collect(),
    }
}

fn field(operation: &Operation, input: usize) -> Value {
    Value::from(format!("{{{}}}", input_name(operation, input)))
}
