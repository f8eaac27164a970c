//! Where the values of inputs and settings are sent.

use crate::declaration::Declaration;
use crate::operation::Operation;
use crate::template::{Body, Element, Member, Node, Pair, Part, Value, Xml};

use crate::sequence::{Given, Way};

use super::PlaceEntry;

/// The places of one input, from the address to the body.
pub(super) fn of_input(operation: &Operation, input: usize) -> Vec<PlaceEntry> {
    let is_it = |part: &Part| matches!(part, Part::Field(it) | Part::Greedy(it) if *it == input);
    let mut places = Vec::new();
    if operation.at.is_some_and(|at| at.field == input) {
        places.push(place("url", ""));
    }
    places.extend(pairs("host", operation.base, is_it, Some(input)));
    let name = operation.inputs.get(input).map_or("", |it| it.name);
    places.extend(operation.target.iter().filter(|part| is_it(part)).map(|_| place("path", name)));
    places.extend(pairs("query", operation.query, is_it, Some(input)));
    places.extend(pairs("header", operation.headers, is_it, Some(input)));
    for step in operation.sequence.iter().flat_map(|it| it.steps) {
        let is_given = |given: &Given| match given {
            Given::Field(it) | Given::Length(it) => *it == input,
            Given::Step(_, ways) => ways.iter().any(|way| matches!(way, Way::Where(_, it) if *it == input)),
            Given::Piece => step.each.is_some_and(|each| each.body == input),
            Given::Constant(_) | Given::Number => false,
        };
        let given = step.inputs.iter().filter(|(_, given)| is_given(given));
        places.extend(given.map(|(name, _)| place("step", &format!("{}.{name}", step.operation.name))));
        let cuts = step.each.is_some_and(|each| each.size == input);
        places.extend(cuts.then(|| place("pieces", step.operation.name)));
    }
    match operation.body {
        Body::None => {}
        Body::Json(root) => in_node(&root, "", input, &mut places),
        Body::Form(form) => places.extend(pairs("form", form, is_it, Some(input))),
        Body::Xml(root) => in_element(&root, "", input, &mut places),
        Body::Multipart(parts) => places.extend(pairs("part", parts, is_it, Some(input))),
        Body::Bytes(it) => places.extend((it == input).then(|| place("body", ""))),
    }
    places.dedup();
    places
}

/// The places that hold for every call.
pub(super) fn of_setting(spoke: &Declaration, name: &str) -> Vec<PlaceEntry> {
    let is_it = |part: &Part| matches!(part, Part::Setting(it) if *it == name);
    let base = spoke.base.iter().filter(|part| is_it(part)).map(|_| place("host", name));
    base.chain(pairs("header", spoke.headers, is_it, None)).collect()
}

fn place(part: &'static str, name: &str) -> PlaceEntry {
    PlaceEntry { part, name: name.to_owned() }
}

fn pairs(
    part: &'static str,
    pairs: &'static [Pair],
    is_it: impl Fn(&Part) -> bool,
    input: Option<usize>,
) -> Vec<PlaceEntry> {
    let holds = |pair: &&Pair| match pair.value {
        Value::Field(it) => Some(it) == input,
        Value::Text(parts) => parts.iter().any(&is_it),
    };
    pairs.iter().filter(holds).map(|pair| place(part, pair.name)).collect()
}

fn in_node(node: &Node, path: &str, input: usize, places: &mut Vec<PlaceEntry>) {
    match node {
        Node::Constant(_) => {}
        Node::Text(parts) => {
            if parts.iter().any(|part| matches!(part, Part::Field(it) | Part::Greedy(it) if *it == input)) {
                places.push(place("body", path));
            }
        }
        Node::Field(it) => places.extend((*it == input).then(|| place("body", path))),
        Node::Object(members) => {
            for member in *members {
                match member {
                    Member::Named(name, inner) => in_node(inner, &below(path, name), input, places),
                    Member::Spread(it) => {
                        places.extend((*it == input).then(|| place("body", &below(path, "*"))));
                    }
                }
            }
        }
        Node::Array(elements) => {
            for (at, element) in elements.iter().enumerate() {
                in_node(element, &format!("{path}[{at}]"), input, places);
            }
        }
    }
}

fn in_element(element: &Element, path: &str, input: usize, places: &mut Vec<PlaceEntry>) {
    let path = below(path, element.name);
    let is_it = |part: &Part| matches!(part, Part::Field(it) | Part::Greedy(it) if *it == input);
    for attribute in pairs("body", element.attributes, is_it, Some(input)) {
        places.push(place("body", &format!("{path}.@{}", attribute.name)));
    }
    for child in element.children {
        match child {
            Xml::Text(parts) => places.extend(parts.iter().any(is_it).then(|| place("body", &path))),
            Xml::Value(it) => places.extend((*it == input).then(|| place("body", &path))),
            Xml::Element(inner) => in_element(inner, &path, input, places),
        }
    }
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
