//! JSON bodies by template.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::input::JsonWriter;
use crate::template::{Member, Node};

use super::Source;

/// The body; `None` where the whole of it is absent.
pub(super) fn body(source: &Source<'_>, root: Node) -> Result<Option<Vec<u8>>, String> {
    let mut out = source.json_writer();
    let written = write(source, &root, &mut out, true)?;
    let bytes = out.finish()?;
    Ok(written.then_some(bytes))
}

/// Writes a node, or says that it is left out and leaves no trace of it.
fn write(source: &Source<'_>, node: &Node, out: &mut JsonWriter, root: bool) -> Result<bool, String> {
    match node {
        Node::Constant(json) => out.constant(json),
        Node::Text(parts) => match source.render(parts)? {
            Some(text) => out.string(&text),
            None => return Ok(false),
        },
        Node::Field(index) => {
            let field = source.inputs.json(*index);
            if field.is_absent() {
                return Ok(false);
            }
            field.write(out);
        }
        Node::Object(members) => return object(source, members, out, root),
        Node::Array(elements) => {
            let before = out.position();
            out.constant("[");
            let start = out.position();
            for element in *elements {
                let place = out.position();
                out.comma(start);
                if !write(source, element, out, false)? {
                    out.truncate(place);
                }
            }
            if is_lost(out.position() == start, elements.is_empty(), root) {
                out.truncate(before);
                return Ok(false);
            }
            out.constant("]");
        }
    }
    Ok(true)
}

fn object(source: &Source<'_>, members: &[Member], out: &mut JsonWriter, root: bool) -> Result<bool, String> {
    let before = out.position();
    out.constant("{");
    let start = out.position();
    let mut spread_names = BTreeSet::new();
    for member in members {
        let place = out.position();
        match member {
            Member::Named(name, node) => {
                out.member(start, name);
                if !write(source, node, out, false)? {
                    out.truncate(place);
                }
            }
            Member::Spread(index) => {
                let field = source.inputs.json(*index);
                if field.is_absent() {
                    continue;
                }
                let mut own = source.json_writer();
                field.write(&mut own);
                let own = own.finish()?;
                let input = source.input_name(*index);
                for (name, value) in spread(&own).map_err(|found| format!("input `{input}` {found}"))? {
                    if is_written(members, &name) || !spread_names.insert(name.clone()) {
                        return Err(format!(
                            "input `{input}` holds the member `{name}`, which the body already has; leave it out of `{input}`"
                        ));
                    }
                    out.member(start, &name);
                    out.constant(value.get());
                }
            }
        }
    }
    if is_lost(out.position() == start, members.is_empty(), root) {
        out.truncate(before);
        return Ok(false);
    }
    out.constant("}");
    Ok(true)
}

/// Whether a literal that held something has nothing left of it.
fn is_lost(empty: bool, written_empty: bool, root: bool) -> bool {
    empty && !written_empty && !root
}

fn is_written(members: &[Member], name: &str) -> bool {
    members.iter().any(|member| matches!(member, Member::Named(own, _) if *own == name))
}

/// The members of an object, in order and as they were written.
pub(super) fn spread(json: &[u8]) -> Result<Vec<(String, Box<RawValue>)>, String> {
    struct Members;

    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(String, Box<RawValue>)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = map.next_entry()? {
                members.push(member);
            }
            Ok(members)
        }
    }

    serde_json::Deserializer::from_slice(json)
        .deserialize_map(Members)
        .map_err(|_| "does not write an object, and only an object can be spread into one".to_owned())
}
