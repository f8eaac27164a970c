//! Where a connection's calls go.

use std::collections::BTreeMap;

use url::{Host, Url};

use crate::declaration::Declaration;
use crate::encode::fill_base;
use crate::site::Base;
use crate::template::Part;

use super::connection::ConnectionConfig;
use super::mistakes::Mistakes;

/// The base of a connection: its own URL, or its spoke's base.
pub(super) fn base(
    alias: &str,
    config: &ConnectionConfig,
    spoke: &Declaration,
    settings: &BTreeMap<String, String>,
    mistakes: &Mistakes,
) -> Option<Base> {
    match (&config.base_url, spoke.base) {
        (Some(url), _) => match checked(&url.value, config.allow_http) {
            Ok(url) => Some(Base::Fixed(url)),
            Err(rule) => {
                mistakes.note(&url.place, format!("`connection.{alias}.base_url` {rule}"));
                None
            }
        },
        (None, []) => {
            mistakes.note(
                &config.place,
                format!(
                    "`connection.{alias}` has no `base_url`, and `{}` has none of its own; write `base_url = \"https://…\"`",
                    spoke.name
                ),
            );
            None
        }
        (None, parts) => spoke_base(alias, config, parts, settings, mistakes),
    }
}

/// The spoke's base, parsed once where the connection fills all of its slots.
fn spoke_base(
    alias: &str,
    config: &ConnectionConfig,
    parts: &'static [Part],
    settings: &BTreeMap<String, String>,
    mistakes: &Mistakes,
) -> Option<Base> {
    let is_filled = |part: &Part| match part {
        Part::Text(_) => true,
        Part::Setting(name) => settings.contains_key(*name),
        Part::Field(_) | Part::Greedy(_) => false,
    };
    if !parts.iter().all(is_filled) {
        return Some(Base::Slots(parts));
    }
    match fill_base(parts, |name| Ok(settings.get(name).cloned().unwrap_or_default())) {
        Ok(url) => Some(Base::Filled(url, parts)),
        Err(rule) => {
            let slots = parts.iter().find_map(|part| match part {
                Part::Setting(name) => config.settings.get(*name),
                Part::Text(_) | Part::Field(_) | Part::Greedy(_) => None,
            });
            let place = slots.map_or(&config.place, |slot| &slot.place);
            mistakes.note(place, format!("`connection.{alias}`: {rule}"));
            None
        }
    }
}

/// A URL that may be a base. The message shows the URL only where it can hold no secret.
fn checked(text: &str, allow_http: bool) -> Result<Url, String> {
    let holds_more = text.contains(['@', '?', '#']);
    let url = Url::parse(text).map_err(|error| {
        let found = if holds_more { String::new() } else { format!(", found `{}`", text.escape_debug()) };
        format!("takes an absolute URL such as \"https://api.example.com\"{found}: {error}")
    })?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("carries a user name or password; credentials stand under `auth`".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("carries a query or a fragment; a base is scheme, host and path".to_owned());
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if allow_http || is_loopback(&url) => Ok(url),
        "http" => Err(format!(
            "is `{url}`, where credentials would travel unencrypted; use `https://`, or write `allow_http = true` beside it"
        )),
        other => Err(format!("takes `https://`, found the scheme `{other}`")),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(domain)) => domain == "localhost" || domain.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
