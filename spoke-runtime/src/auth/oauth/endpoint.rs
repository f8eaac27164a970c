//! The addresses of an issuer: declared, filled, and nowhere that a secret could be read on its way.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Host, Url};

use crate::auth::{CredentialTable, Means};

/// The address under `key` of the table, or else the declared one. A declared one may have slots, `{tenant}`, that settings or the
/// table fill, and may begin with `/`: then it stands on the connection's own host.
pub(super) fn read(
    table: &CredentialTable<'_>,
    key: &'static str,
    declared: Option<&'static str>,
) -> Option<Url> {
    let given = table.optional_text(key);
    let text = match (given, declared) {
        (Some(given), _) => given,
        (None, Some(declared)) => filled(table, declared)?,
        (None, None) => table.text(key)?,
    };
    match checked(&text, Some(table.means())) {
        Ok(url) => Some(url),
        Err(sentence) => table.mistake(key, &sentence),
    }
}

/// A declared address without slots.
pub(super) fn constant(declared: Option<&'static str>) -> Result<Url, String> {
    let declared = declared.ok_or("the spoke declares no `token_url`")?;
    if declared.contains('{') {
        return Err("the spoke's `token_url` has slots that a connection's table fills".to_owned());
    }
    checked(declared, None).map_err(|sentence| format!("`token_url`: {sentence}"))
}

fn filled(table: &CredentialTable<'_>, declared: &'static str) -> Option<String> {
    let mut pieces = declared.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    let mut is_whole = true;
    for piece in pieces {
        let (slot, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let value = table.means().setting(slot).map(str::to_owned).or_else(|| table.text(slot));
        match value.filter(|value| !matches!(value.as_str(), "" | "." | "..")) {
            Some(value) => {
                text.extend(utf8_percent_encode(&value, SEGMENT));
                text.push_str(rest);
            }
            None => is_whole = false,
        }
    }
    is_whole.then_some(text)
}

/// One segment or one label: the unreserved characters (RFC 3986, section 2.3) stand as they are.
const SEGMENT: &percent_encoding::AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn checked(text: &str, means: Option<&Means>) -> Result<Url, String> {
    let base = means.and_then(Means::base_url).filter(|_| text.starts_with('/'));
    let found = match base {
        Some(base) => base.join(text),
        None => Url::parse(text),
    };
    let url = found.map_err(|error| {
        format!("it takes an absolute URL such as \"https://issuer.example/token\": {error}")
    })?;
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err("it takes a URL without a user, a password and a fragment".to_owned());
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        _ => Err("it takes an `https` URL: what signs in is never sent where others can read it".to_owned()),
    }
}

/// Whether `url` is on this machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// The same for an address that need not be: `None` after a mistake alone.
#[allow(clippy::option_option, reason = "a mistake is not the same as an absence")]
pub(super) fn optional(
    table: &CredentialTable<'_>,
    key: &'static str,
    declared: Option<&'static str>,
) -> Option<Option<Url>> {
    match table.optional_text(key).is_some() || declared.is_some() {
        true => read(table, key, declared).map(Some),
        false => Some(None),
    }
}
