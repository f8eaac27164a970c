//! Where a connection's calls go.

use std::collections::BTreeMap;

use url::{Host, Url};

use crate::declaration::Declaration;
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
        (None, parts) => Some(spoke_base(parts, settings)),
    }
}

/// The spoke's base, parsed once where the connection fills all of its slots.
fn spoke_base(parts: &'static [Part], settings: &BTreeMap<String, String>) -> Base {
    let _ = settings;
    match parts {
        [Part::Text(text)] => match Url::parse(text) {
            Ok(url) => Base::Fixed(url),
            Err(_) => Base::Slots(parts),
        },
        _ => Base::Slots(parts),
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
