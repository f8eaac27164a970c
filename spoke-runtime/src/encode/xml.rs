//! XML bodies by template: every value is escaped for the place in which it stands.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::template::{Element, Pair, Value, Xml};

use super::Source;
use super::json::spread;

/// The body. It has no declaration: without one a document is XML 1.0 in UTF-8.
///
/// A root that holds one value which is absent is left out, and there is no body then.
pub(super) fn body(source: &Source<'_>, root: &Element) -> Result<Option<Vec<u8>>, String> {
    let mut out = String::with_capacity(256);
    let is_written = element(source, root, &mut out, true)?;
    Ok(is_written.then(|| out.into_bytes()))
}

/// Writes an element, or says that it is left out and leaves no trace of it.
fn element(source: &Source<'_>, it: &Element, out: &mut String, is_root: bool) -> Result<bool, String> {
    if let [Xml::Value(index)] = it.children {
        return match repeated(source, it, *index, out)? {
            1 => Ok(true),
            0 if is_root && source.inputs.json(*index).is_absent() => Ok(false),
            0 if is_root => {
                open(source, it, out)?;
                close(it.name, out.len(), out);
                Ok(true)
            }
            count if is_root => Err(format!(
                "input `{}` is a list of {count} in `<{}>`, and a document has one root",
                source.input_name(*index),
                it.name
            )),
            count => Ok(count > 0),
        };
    }
    let before = out.len();
    open(source, it, out)?;
    let start = out.len();
    let mut holds = it.children.is_empty() || is_root;
    for child in it.children {
        match child {
            Xml::Text(parts) => {
                if let Some(text) = source.render(parts)? {
                    escape(&text, out, false)
                        .map_err(|fault| format!("the text of `<{}>` {fault}", it.name))?;
                    holds = true;
                }
            }
            // The compiler puts a value into an element of its own.
            Xml::Value(_) => {}
            Xml::Element(inner) => holds |= element(source, inner, out, false)?,
        }
    }
    if !holds {
        out.truncate(before);
        return Ok(false);
    }
    close(it.name, start, out);
    Ok(true)
}

/// An element that holds one value: left out where it is absent, once for each element of a list. Gives how often it stands.
fn repeated(source: &Source<'_>, it: &Element, index: usize, out: &mut String) -> Result<usize, String> {
    let field = source.inputs.json(index);
    if field.is_absent() {
        return Ok(0);
    }
    let mut json = source.json_writer();
    field.write(&mut json);
    let json = json.finish()?;
    let input = source.input_name(index);
    let mut count = 0;
    let mut write = |json: &str| -> Result<(), String> {
        count += 1;
        open(source, it, out)?;
        let start = out.len();
        value(json, out).map_err(|fault| format!("input `{input}` {fault}"))?;
        close(it.name, start, out);
        Ok(())
    };
    let json = std::str::from_utf8(&json).map_err(|error| error.to_string())?;
    match elements(json)? {
        Some(elements) => elements.iter().try_for_each(|element| write(element.get()))?,
        None if json == "null" => {}
        None => write(json)?,
    }
    Ok(count)
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

/// The elements of a JSON list, as they are written; those that are `null` are left out, as members are.
fn elements(json: &str) -> Result<Option<Vec<Box<RawValue>>>, String> {
    if !json.starts_with('[') {
        return Ok(None);
    }
    let mut elements: Vec<Box<RawValue>> =
        Vec::deserialize(&mut serde_json::Deserializer::from_str(json)).map_err(|error| error.to_string())?;
    elements.retain(|element| element.get() != "null");
    Ok(Some(elements))
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

/// Whether a text may name an element (XML 1.0, section 2.3); prefixes belong to templates.
fn is_name(name: &str) -> bool {
    name.starts_with(is_begin) && name.chars().all(|letter| is_begin(letter) || is_inside(letter))
}

fn is_begin(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

fn is_inside(letter: char) -> bool {
    matches!(letter, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}
