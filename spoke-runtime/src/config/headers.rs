//! `headers = { "x-tenant" = "acme", "x-gateway-key" = { secret = "gateway" } }`.

use http::header::{HeaderName, HeaderValue};

use crate::secret::{REDACTED, is_secret_name};
use crate::site::OwnHeader;

use super::mistakes::Mistakes;
use super::secret_source::{SecretAt, SecretSources};
use super::section::Section;
use super::value::{Spot, Value};

/// Headers that belong to the message itself, or to `auth`.
const TAKEN: &[(&str, &str)] = &[
    ("authorization", "credentials stand under `auth`"),
    ("connection", "the transport writes it"),
    ("content-encoding", "the action writes it"),
    ("content-length", "the transport writes it"),
    ("content-type", "the action writes it"),
    ("expect", "the transport writes it"),
    ("host", "`base_url` says it"),
    ("proxy-authorization", "a proxy's login stands under `proxy`"),
    ("te", "the transport writes it"),
    ("trailer", "the transport writes it"),
    ("transfer-encoding", "the transport writes it"),
    ("upgrade", "the transport writes it"),
];

/// A header of a connection, its value perhaps yet to be read from where it is kept.
#[derive(Clone, Debug)]
pub(super) struct HeaderAt {
    pub(super) name: HeaderName,
    pub(super) value: HeaderText,
}

#[derive(Clone, Debug)]
pub(super) enum HeaderText {
    Plain(HeaderValue),
    Secret(SecretAt),
}

/// The headers of a connection; what is wrong is noted.
pub(super) fn headers(section: &Section<'_>) -> Vec<HeaderAt> {
    let mut headers = Vec::new();
    for (key, spot) in section.entries() {
        let note = |sentence: String| section.mistakes().note(&key.place, sentence);
        let path = section.path_of(&key.value);
        let Ok(name) = HeaderName::from_bytes(key.value.as_bytes()) else {
            note(format!("`{}` holds what no header name can: letters, digits and hyphens", section.path()));
            continue;
        };
        if let Some((_, rule)) = TAKEN.iter().find(|(taken, _)| *taken == name.as_str()) {
            note(format!("`{path}` cannot be set here: {rule}"));
            continue;
        }
        match value(&name, spot) {
            Ok(value) => headers.push(HeaderAt { name, value }),
            Err(rule) => section.mistakes().note(&spot.place, format!("`{path}` {rule}")),
        }
    }
    headers
}

fn value(name: &HeaderName, spot: &Spot<Value>) -> Result<HeaderText, String> {
    match &spot.value {
        Value::Text(_) if is_secret_name(name.as_str()) => Err(
            "is a secret by its name, and a secret is not written into the file; write `{ env = \"NAME\" }`, \
             `{ file = \"PATH\" }` or `{ secret = \"NAME\" }`"
                .to_owned(),
        ),
        Value::Text(text) => HeaderValue::from_str(text)
            .map(HeaderText::Plain)
            .map_err(|_| "holds a character that no header can carry".to_owned()),
        Value::Table(_) => Ok(HeaderText::Secret(SecretAt::Written(spot.clone()))),
        other => Err(format!("takes a text in quotes, or where a secret is kept; found {}", other.kind())),
    }
}

/// The headers with their secrets; `None` where something was noted.
pub(super) fn open_headers(
    alias: &str,
    headers: &[HeaderAt],
    sources: SecretSources<'_>,
    mistakes: &Mistakes,
) -> Option<Vec<OwnHeader>> {
    let opened: Vec<_> = headers.iter().map(|header| open_header(alias, header, sources, mistakes)).collect();
    opened.into_iter().collect()
}

fn open_header(
    alias: &str,
    HeaderAt { name, value }: &HeaderAt,
    sources: SecretSources<'_>,
    mistakes: &Mistakes,
) -> Option<OwnHeader> {
    let secret = match value {
        HeaderText::Plain(value) => {
            return Some(OwnHeader { name: name.clone(), value: value.clone(), shown: value.clone() });
        }
        HeaderText::Secret(secret) => secret,
    };
    let path = format!("connection.{alias}.headers.{name}");
    let text = sources.read_at(&path, secret, mistakes)?;
    match HeaderValue::from_str(text.expose()) {
        Ok(mut value) => {
            value.set_sensitive(true);
            let mut shown = HeaderValue::from_static(REDACTED);
            shown.set_sensitive(true);
            Some(OwnHeader { name: name.clone(), value, shown })
        }
        Err(_) => {
            let rule = format!("`{path}`: the secret holds a character that no header can carry");
            mistakes.note(&secret.place(), rule);
            None
        }
    }
}
