//! XML bodies by template: every value is escaped for the place in which it stands.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::template::{Element, Pair, Value, Xml};

use super::Source;
use super::json::spread;

/// The body. It has no declaration: without one a document is XML 1.0 in UTF-8.
pub(super) fn body(source: &Source<'_>, root: &Element) -> Result<Vec<u8>, String> {
    let mut out = String::with_capacity(256);
    element(source, root, &mut out, true)?;
    Ok(out.into_bytes())
}

/// Writes an element, or says that it is left out and leaves no trace of it.
fn element(source: &Source<'_>, it: &Element, out: &mut String, is_root: bool) -> Result<bool, String> {
    if let [Xml::Value(index)] = it.children {
        return repeated(source, it, *index, out);
    }
    let before = out.len();
    open(source, it, out)?;
    let start = out.len();
    for child in it.children {
        match child {
            Xml::Text(parts) => {
                if let Some(text) = source.render(parts)? {
                    escape(&text, out, false)
                        .map_err(|fault| format!("the text of `<{}>` {fault}", it.name))?;
                }
            }
            // The compiler puts a value into an element of its own.
            Xml::Value(_) => {}
            Xml::Element(inner) => {
                element(source, inner, out, false)?;
            }
        }
    }
    if out.len() == start && !it.children.is_empty() && !is_root {
        out.truncate(before);
        return Ok(false);
    }
    close(it.name, start, out);
    Ok(true)
}

/// An element that holds one value: left out where it is absent, once for each element of a list.
fn repeated(source: &Source<'_>, it: &Element, index: usize, out: &mut String) -> Result<bool, String> {
    let field = source.inputs.json(index);
    if field.is_absent() {
        return Ok(false);
    }
    let mut json = source.json_writer();
    field.write(&mut json);
    let json = json.finish()?;
    let before = out.len();
    let input = source.input_name(index);
    let write = |out: &mut String, json: &str| -> Result<(), String> {
        open(source, it, out)?;
        let start = out.len();
        value(json, out).map_err(|fault| format!("input `{input}` {fault}"))?;
        close(it.name, start, out);
        Ok(())
    };
    let json = std::str::from_utf8(&json).map_err(|error| error.to_string())?;
    match elements(json)? {
        Some(elements) => elements.iter().try_for_each(|element| write(out, element.get()))?,
        None if json == "null" => {}
        None => write(out, json)?,
    }
    Ok(out.len() > before)
}

/// A JSON value as an element's content: an object's members are elements, a list repeats its own.
fn value(json: &str, out: &mut String) -> Result<(), String> {
    match json.as_bytes().first() {
        Some(b'{') => {
            for (name, inner) in spread(json.as_bytes())? {
                if !is_name(&name) {
                    return Err(format!("holds the member {name:?}, which cannot name an element"));
                }
                match elements(inner.get())? {
                    Some(elements) => elements.iter().try_for_each(|it| named(&name, it.get(), out))?,
                    None if inner.get() == "null" => {}
                    None => named(&name, inner.get(), out)?,
                }
            }
            Ok(())
        }
        Some(b'"') => {
            let text: String = serde_json::from_str(json).map_err(|error| error.to_string())?;
            escape(&text, out, false)
        }
        Some(b'[') => Err("holds a list inside a list, which has no name of its own in XML".to_owned()),
        _ => {
            out.push_str(json);
            Ok(())
        }
    }
}

fn named(name: &str, json: &str, out: &mut String) -> Result<(), String> {
    out.push('<');
    out.push_str(name);
    out.push('>');
    let start = out.len();
    value(json, out)?;
    close(name, start, out);
    Ok(())
}

/// The elements of a JSON list, as they are written.
fn elements(json: &str) -> Result<Option<Vec<Box<RawValue>>>, String> {
    if !json.starts_with('[') {
        return Ok(None);
    }
    Vec::deserialize(&mut serde_json::Deserializer::from_str(json))
        .map(Some)
        .map_err(|error| error.to_string())
}

fn open(source: &Source<'_>, it: &Element, out: &mut String) -> Result<(), String> {
    out.push('<');
    out.push_str(it.name);
    for Pair { name, value } in it.attributes {
        let text = match *value {
            Value::Field(index) => source.one(index, &mut source.text_writer())?.map(str::to_owned),
            Value::Text(parts) => source.render(parts)?,
        };
        let Some(text) = text else { continue };
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(&text, out, true).map_err(|fault| format!("attribute `{name}` of `<{}>` {fault}", it.name))?;
        out.push('"');
    }
    out.push('>');
    Ok(())
}

/// Closes an element whose content begins at `start`.
fn close(name: &str, start: usize, out: &mut String) {
    if out.len() == start {
        out.truncate(start - 1);
        out.push_str("/>");
        return;
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Text as content, or as an attribute's value in double quotes. A reader changes line ends, and in an attribute all white space, so
/// those are written by their number (XML 1.0, sections 2.11 and 3.3.3).
fn escape(text: &str, out: &mut String, in_attribute: bool) -> Result<(), String> {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' if in_attribute => out.push_str("&#10;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => out.push(letter),
            _ => {
                return Err(format!(
                    "holds the character {letter:?}, which XML 1.0 cannot carry (section 2.2)"
                ));
            }
        }
    }
    Ok(())
}

/// Whether a text may name an element: letters, digits, `-`, `.`, `_`, and no digit first; prefixes belong to templates.
fn is_name(name: &str) -> bool {
    let is_begin = |letter: char| letter.is_alphabetic() || letter == '_';
    name.starts_with(is_begin) && name.chars().all(|it| is_begin(it) || it.is_numeric() || "-.".contains(it))
}
