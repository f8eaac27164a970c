//! Where a call goes: the connection's base, or a URL that the vendor handed out.

use std::borrow::Cow;

use url::{Host, Url};

use crate::declaration::Declaration;
use crate::operation::At;
use crate::outgoing::Slots;
use crate::site::Base;
use crate::template::{Part, Value};

use super::Source;
use super::path::segment;

/// The longest DNS label, in bytes (RFC 1035, section 2.3.4).
const MAX_LABEL: usize = 63;

/// The base URL, its slots filled.
pub(super) fn base(source: &Source<'_>) -> Result<Url, String> {
    match &source.site.base {
        Base::Fixed(url) => Ok(url.clone()),
        Base::Filled(url, _) if source.operation.base.is_empty() => Ok(url.clone()),
        Base::Filled(_, parts) | Base::Slots(parts) => fill(parts, |name| base_slot(source, name)),
    }
}

/// The URL of a base whose slots `value` fills.
pub(crate) fn fill(parts: &[Part], value: impl Fn(&str) -> Result<String, String>) -> Result<Url, String> {
    let mut text = String::new();
    for part in parts {
        match *part {
            Part::Text(constant) => text.push_str(constant),
            Part::Setting(name) => {
                let value = value(name)?;
                let place =
                    if is_in_host(&text) { label(&value, &mut text) } else { segment(&value, &mut text) };
                place.map_err(|rule| format!("`{name}`, part of the base URL, {rule}"))?;
            }
            Part::Field(index) | Part::Greedy(index) => {
                return Err(format!("the base has a slot for input {index}, which only a path can have"));
            }
        }
    }
    Url::parse(&text).map_err(|error| format!("the base URL `{text}` is none: {error}"))
}

/// What the action's `base(..)` gives under this name, else the connection's setting.
fn base_slot(source: &Source<'_>, name: &str) -> Result<String, String> {
    let given = match source.operation.base.iter().find(|pair| pair.name == name) {
        Some(pair) => given(source, pair.value)?,
        None => None,
    };
    given.map_or_else(|| source.setting(name).map(str::to_owned), |value| Ok(value.into_owned()))
}

/// What the action's `base(..)` gives, by name: whoever signs the request may not find it in the URL.
pub(super) fn slots(source: &Source<'_>) -> Result<Slots, String> {
    let mut slots = Slots::new();
    for pair in source.operation.base {
        if let Some(value) = given(source, pair.value)? {
            slots.push((pair.name, value));
        }
    }
    Ok(slots)
}

fn given(source: &Source<'_>, value: Value) -> Result<Option<Cow<'static, str>>, String> {
    Ok(match value {
        Value::Text([Part::Text(constant)]) => Some(Cow::Borrowed(constant)),
        Value::Text(parts) => source.render(parts)?.map(Cow::Owned),
        Value::Field(index) => {
            source.one(index, &mut source.text_writer())?.map(|value| Cow::Owned(value.to_owned()))
        }
    })
}

/// Whether what follows `text` still belongs to the host.
fn is_in_host(text: &str) -> bool {
    text.split_once("://").is_none_or(|(_, rest)| !rest.contains('/'))
}

/// Appends a value that is one DNS label or a piece of one.
fn label(value: &str, text: &mut String) -> Result<(), String> {
    let fits = !value.is_empty()
        && value.len() <= MAX_LABEL
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !value.starts_with('-')
        && !value.ends_with('-');
    if !fits {
        return Err(format!(
            "is `{}`: a value in a host is one DNS label (letters, digits and inner hyphens, at most {MAX_LABEL})",
            value.escape_debug()
        ));
    }
    text.push_str(value);
    Ok(())
}

/// The absolute URL in an input, and whether the credential may go along.
pub(super) fn handed_out(
    source: &Source<'_>,
    declaration: &Declaration,
    at: At,
) -> Result<(Url, bool), String> {
    let name = source.input_name(at.field);
    let mut piece = source.text_writer();
    let Some(text) = source.one(at.field, &mut piece)? else {
        return Err(format!("input `{name}` is absent, and it says where the call goes"));
    };
    let url = Url::parse(text).map_err(|error| format!("input `{name}` is no absolute URL: {error}"))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(format!(
            "input `{name}` carries a user name or password; credentials belong to the connection"
        ));
    }
    let own = base(source)?;
    if url.scheme() != "https" && url.origin() != own.origin() {
        return Err(format!(
            "input `{name}` goes to `{}`: only https leaves the connection's own host",
            url.scheme()
        ));
    }
    let trusted = url.origin() == own.origin() || is_listed(&url, declaration.hosts);
    if at.credentials && !trusted {
        return Err(format!(
            "input `{name}` goes to `{}` with credentials, which is neither the connection's own host nor one of the spoke's",
            url.host_str().unwrap_or_default()
        ));
    }
    Ok((url, at.credentials))
}

/// Whether `url` leads to one of `hosts`, at the usual port.
pub(crate) fn is_listed(url: &Url, hosts: &[&str]) -> bool {
    let Some(Host::Domain(domain)) = url.host() else { return false };
    url.port().is_none() && hosts.contains(&domain)
}
