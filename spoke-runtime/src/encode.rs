//! From an action's inputs to a complete request: no value can change the request's shape.

mod base;
mod follow_up;
mod json;
mod multipart;
mod pairs;
mod path;
#[cfg(test)]
mod tests;
mod xml;

use std::borrow::Cow;

use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use url::Url;

use crate::byte_stream::ByteStream;
use crate::declaration::Declaration;
use crate::input::{Inputs, JsonField, JsonWriter, PartField, TextField, TextWriter};
use crate::operation::{Effect, Key, Operation};
use crate::outgoing::Outgoing;
use crate::site::Site;
use crate::template::{Body, Part, Value};

pub(crate) use base::{fill as fill_base, is_listed};
pub(crate) use follow_up::follow_up;
pub(crate) use path::escaped;

/// How a request is built.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options<'a> {
    /// The idempotency key of this logical call, used where the effect is `keyed`.
    pub(crate) key: Option<IdempotencyKey<'a>>,
    /// Whether people see the request: secret inputs are hidden then.
    pub(crate) showing: bool,
}

/// The key of a logical call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IdempotencyKey<'a> {
    /// The key itself.
    pub(crate) text: &'a str,
    /// Whether the caller gave it: it replaces an input then, a minted one only fills an absent input.
    pub(crate) given: bool,
}

/// A complete request, still without credentials.
#[derive(Clone, Debug)]
pub(crate) struct Encoded {
    pub(crate) request: Outgoing,
    /// Whether the connection's credential may go along.
    pub(crate) credentials: bool,
}

/// Builds the request of one call.
///
/// # Errors
/// A sentence that names the input and the rule it breaks.
pub(crate) fn encode(
    operation: &Operation,
    declaration: &Declaration,
    inputs: &dyn Inputs,
    site: &Site,
    options: Options<'_>,
) -> Result<Encoded, String> {
    let keyed;
    let inputs = match (operation.effect, options.key) {
        (Effect::Keyed(Key::Field(index)), Some(key)) => {
            keyed = KeyedInputs { inputs, index, key };
            &keyed
        }
        _ => inputs,
    };
    let source = Source { operation, inputs, site, showing: options.showing };
    let (url, credentials) = url(&source, declaration)?;
    let mut headers = HeaderMap::new();
    pairs::headers(&source, declaration.headers, &mut headers)?;
    pairs::headers(&source, operation.headers, &mut headers)?;
    match (operation.effect, options.key) {
        (Effect::Keyed(Key::Header(name)), Some(key)) => {
            refuse_empty_key(key.text)?;
            headers.insert(header_name(name)?, header_value(name, key.text)?);
        }
        (Effect::Keyed(Key::Field(index)), _) => {
            if let Some(key) = source.key(index)? {
                refuse_empty_key(&key)?;
            }
        }
        _ => {}
    }
    let body = body(&source)?.map(|(body, content_type)| {
        place_content_type(&mut headers, content_type);
        body
    });
    let slots = base::slots(&source)?;
    let request = Outgoing { method: operation.method, url, headers, body, showing: options.showing, slots };
    Ok(Encoded { request, credentials })
}

/// A header of the action's own says it better, but for what stands between the parts of a body.
fn place_content_type(headers: &mut HeaderMap, content_type: Cow<'static, str>) {
    match content_type {
        Cow::Borrowed(constant) => {
            headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(constant));
        }
        Cow::Owned(with_boundary) => {
            if let Ok(value) = HeaderValue::try_from(with_boundary) {
                headers.insert(CONTENT_TYPE, value);
            }
        }
    }
}

/// A vendor that gets an empty key takes every repeat for a call of its own.
fn refuse_empty_key(key: &str) -> Result<(), String> {
    if key.trim().is_empty() {
        return Err("the idempotency key is empty, and the vendor knows no repeat by an empty one".to_owned());
    }
    Ok(())
}

/// What the encoder reads from.
struct Source<'a> {
    operation: &'a Operation,
    inputs: &'a dyn Inputs,
    site: &'a Site,
    showing: bool,
}

impl Source<'_> {
    fn text_writer(&self) -> TextWriter {
        if self.showing { TextWriter::showing() } else { TextWriter::sending() }
    }

    fn json_writer(&self) -> JsonWriter {
        if self.showing { JsonWriter::showing() } else { JsonWriter::sending() }
    }

    /// What an input is as JSON; `null` where it is absent.
    fn value(&self, index: usize) -> Result<serde_json::Value, String> {
        let field = self.inputs.json(index);
        if field.is_absent() {
            return Ok(serde_json::Value::Null);
        }
        let mut json = self.json_writer();
        field.write(&mut json);
        serde_json::from_slice(&json.finish()?).map_err(|error| error.to_string())
    }

    fn input_name(&self, index: usize) -> &'static str {
        self.operation.inputs.get(index).map_or("?", |input| input.name)
    }

    /// Whether a secret input stands in `value`.
    fn is_secret(&self, value: Value) -> bool {
        let is_secret =
            |index: usize| self.operation.inputs.get(index).is_some_and(|it| it.schema.is_secret());
        match value {
            Value::Field(index) => is_secret(index),
            Value::Text(parts) => {
                parts.iter().any(|part| matches!(part, Part::Field(index) if is_secret(*index)))
            }
        }
    }

    /// The idempotency key that an input holds, wherever it is sent.
    fn key(&self, index: usize) -> Result<Option<String>, String> {
        if let Some(text) = self.one(index, &mut self.text_writer())? {
            return Ok(Some(text.to_owned()));
        }
        let mut json = self.json_writer();
        self.inputs.json(index).write(&mut json);
        Ok(serde_json::from_slice(&json.finish()?).ok())
    }

    fn setting(&self, name: &str) -> Result<&str, String> {
        match self.site.settings.get(name) {
            Some(value) => Ok(value),
            None => Err(format!("the connection has no setting `{name}`; give it under `settings`")),
        }
    }

    /// Renders a text template; `None` where one of its inputs is absent.
    fn render(&self, parts: &[Part]) -> Result<Option<String>, String> {
        let mut text = String::new();
        let mut piece = self.text_writer();
        for part in parts {
            match *part {
                Part::Text(constant) => text.push_str(constant),
                Part::Setting(name) => text.push_str(self.setting(name)?),
                Part::Field(index) | Part::Greedy(index) => match self.one(index, &mut piece)? {
                    Some(value) => text.push_str(value),
                    None => return Ok(None),
                },
            }
        }
        Ok(Some(text))
    }

    /// The one piece of text that an input is; `None` where it is absent.
    fn one<'w>(&self, index: usize, piece: &'w mut TextWriter) -> Result<Option<&'w str>, String> {
        let mut count = 0;
        let count_one = |_: &str| {
            count += 1;
            Ok::<(), String>(())
        };
        self.inputs.text(index).each(piece, count_one)?;
        match count {
            0 => Ok(None),
            1 => Ok(Some(piece.as_str())),
            _ => Err(format!(
                "input `{}` is a list of {count}, where one value stands",
                self.input_name(index)
            )),
        }
    }
}

fn url(source: &Source<'_>, declaration: &Declaration) -> Result<(Url, bool), String> {
    let (mut url, credentials) = match source.operation.at {
        Some(at) => return base::handed_out(source, declaration, at),
        None => (base::base(source)?, true),
    };
    let path = path::path(source, url.path())?;
    url.set_path(&path);
    let query = pairs::query(source, source.operation.query)?;
    if !query.is_empty() {
        let whole = match url.query() {
            Some(own) => format!("{own}&{query}"),
            None => query,
        };
        url.set_query(Some(&whole));
    }
    Ok((url, credentials))
}

fn body(source: &Source<'_>) -> Result<Option<(ByteStream, Cow<'static, str>)>, String> {
    Ok(match source.operation.body {
        Body::None => None,
        Body::Json(node) => json::body(source, node)?.map(|json| (json.into(), "application/json".into())),
        Body::Form(form) => {
            Some((pairs::form(source, form)?.into(), "application/x-www-form-urlencoded".into()))
        }
        Body::Xml(root) => xml::body(source, &root)?.map(|xml| (xml.into(), "application/xml".into())),
        Body::Multipart(parts) => Some(multipart::body(source, parts)?),
        Body::Bytes(index) => source.inputs.body(index).map(|body| (body, "application/octet-stream".into())),
    })
}

/// A header's name; one in lower case, as declarations write them, is not copied.
fn header_name(name: &'static str) -> Result<HeaderName, String> {
    let is_plain = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    if !name.is_empty() && name.bytes().all(is_plain) {
        return Ok(HeaderName::from_static(name));
    }
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| format!("`{name}` is no header name"))
}

/// A header's value that the declaration writes out: never copied.
fn constant_value(name: &str, value: &'static str) -> Result<HeaderValue, String> {
    HeaderValue::from_maybe_shared(Bytes::from_static(value.as_bytes())).map_err(|_| no_value(name))
}

fn header_value(name: &str, value: &str) -> Result<HeaderValue, String> {
    HeaderValue::from_bytes(value.as_bytes()).map_err(|_| no_value(name))
}

fn no_value(name: &str) -> String {
    format!("the value for header `{name}` holds a control character, which no header carries")
}

/// An action's inputs with the idempotency key in its place.
struct KeyedInputs<'a> {
    inputs: &'a dyn Inputs,
    index: usize,
    key: IdempotencyKey<'a>,
}

impl KeyedInputs<'_> {
    fn replaces(&self, index: usize) -> bool {
        index == self.index
            && (self.key.given
                || (matches!(self.inputs.text(index), TextField::Absent)
                    && self.inputs.json(index).is_absent()))
    }
}

impl Inputs for KeyedInputs<'_> {
    fn text(&self, index: usize) -> TextField<'_> {
        if self.replaces(index) { TextField::One(&self.key.text) } else { self.inputs.text(index) }
    }

    fn json(&self, index: usize) -> JsonField<'_> {
        if self.replaces(index) { JsonField::Ours(&self.key.text) } else { self.inputs.json(index) }
    }

    fn body(&self, index: usize) -> Option<ByteStream> {
        self.inputs.body(index)
    }

    fn part(&self, index: usize) -> PartField<'_> {
        if self.replaces(index) {
            PartField::Text(TextField::One(&self.key.text))
        } else {
            self.inputs.part(index)
        }
    }
}
