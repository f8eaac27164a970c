//! A call's secrets in what came back: a vendor may repeat what it was sent.

mod inputs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use url::{Url, form_urlencoded};

use crate::encode::{Encoded, escaped};
use crate::error::{Error, line};
use crate::outgoing::Outgoing;
use crate::secret::REDACTED;
use crate::site::Site;

pub(super) use inputs::{holds_secret, secret_inputs};

/// A shorter secret is left alone: it hides nothing worth hiding, and taking it out would tear ordinary words.
const SHORTEST: usize = 4;

/// The secrets of one call. Only a failure pays for it.
pub(crate) struct Scrub(Vec<String>);

impl Scrub {
    pub(crate) fn nothing() -> Self {
        Scrub(Vec::new())
    }

    /// The secrets among the inputs, and what the credential adds to a request, found by placing it once more.
    pub(crate) fn of(site: &Site, encoded: &Encoded, inputs: &[String]) -> Self {
        let mut secrets = inputs.to_vec();
        let mut signed = encoded.request.clone();
        if encoded.credentials && site.place_own(&mut signed).is_err() {
            signed = encoded.request.clone();
        }
        // The same for people: what differs is secret, also in the middle of a header.
        let mut shown = Outgoing { showing: true, ..encoded.request.clone() };
        if encoded.credentials && site.place_own(&mut shown).is_err() {
            shown.headers.clear();
        }
        for (name, value) in signed.headers.iter().filter(|(_, value)| value.is_sensitive()) {
            if let Ok(value) = std::str::from_utf8(value.as_bytes()) {
                header(value, &mut secrets);
                let shown =
                    shown.headers.get(name).and_then(|shown| std::str::from_utf8(shown.as_bytes()).ok());
                hidden(shown.unwrap_or(REDACTED), value, &mut secrets);
            }
        }
        let before: Vec<_> = encoded.request.url.query_pairs().collect();
        for pair in signed.url.query_pairs().filter(|pair| !before.contains(pair)) {
            secrets.push(pair.1.into_owned());
        }
        Scrub::new(secrets)
    }

    /// These secrets, and how they look inside of JSON, of a URL and of a form.
    pub(crate) fn new(mut secrets: Vec<String>) -> Self {
        secrets.retain(|secret| secret.len() >= SHORTEST);
        let dressed: Vec<String> = secrets.iter().flat_map(|secret| dressed(secret)).collect();
        secrets.extend(dressed);
        // The longer first, or a part of it would break up the whole.
        secrets.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        secrets.dedup();
        Scrub(secrets)
    }

    /// `text` without the secrets.
    pub(crate) fn text(&self, mut text: String) -> String {
        for secret in &self.0 {
            if text.contains(secret) {
                text = text.replace(secret, REDACTED);
            }
        }
        self.without_stump(text)
    }

    /// `text` without the beginning of a secret at the place where it was cut off.
    fn without_stump(&self, mut text: String) -> String {
        let Some(kept) = text.strip_suffix('…') else { return text };
        let stump = |secret: &String| {
            let ends = (SHORTEST..secret.len()).rev().filter_map(|end| secret.get(..end));
            ends.filter(|start| kept.ends_with(start)).map(str::len).next()
        };
        if let Some(longest) = self.0.iter().filter_map(stump).max() {
            text.replace_range(kept.len() - longest..kept.len(), REDACTED);
        }
        text
    }

    /// Whether one of the secrets stands in `url`, encoded or not.
    pub(crate) fn stand_in(&self, url: &Url) -> bool {
        let plain = percent_decode_str(url.as_str()).decode_utf8_lossy();
        self.0
            .iter()
            .any(|secret| plain.contains(secret) || url.query_pairs().any(|(_, value)| value == **secret))
    }

    /// Takes the pairs that hold a secret out of the query: what placed them places them again.
    pub(crate) fn take_out_of(&self, url: &mut Url) {
        let is_secret = |value: &str| self.0.iter().any(|secret| secret == value);
        if !url.query_pairs().any(|(_, value)| is_secret(&value)) {
            return;
        }
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(_, value)| !is_secret(value))
            .map(|(n, v)| (n.into(), v.into()))
            .collect();
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }

    /// `error` with clean words.
    pub(crate) fn error(&self, mut error: Error) -> Error {
        let inner = error.inner_mut();
        for text in [&mut inner.message, &mut inner.code, &mut inner.request_id, &mut inner.docs] {
            *text = text.take().map(|text| self.text(text));
        }
        error
    }
}

/// `secret` as it looks inside of JSON (two usual ways), of a URL (two ways again), of a form and of one line.
fn dressed(secret: &str) -> [String; 6] {
    let json = serde_json::Value::from(secret).to_string();
    let json = json[1..json.len() - 1].to_owned();
    let upper = escaped(secret).to_string();
    let lower: String = escaped(secret)
        .map(|piece| if piece.starts_with('%') { piece.to_lowercase() } else { piece.to_owned() })
        .collect();
    let form = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    [json.replace('/', r"\/"), json, upper, lower, form, line(secret)]
}

/// What stands in `value` where `shown` hides it.
fn hidden(shown: &str, value: &str, secrets: &mut Vec<String>) {
    let mut literals = shown.split(REDACTED);
    let Some(mut rest) = literals.next().and_then(|start| value.strip_prefix(start)) else { return };
    for literal in literals {
        let end = if literal.is_empty() { Some(rest.len()) } else { rest.find(literal) };
        let Some(end) = end else { return };
        secrets.push(rest[..end].to_owned());
        rest = &rest[end + literal.len()..];
    }
}

/// The value, the value behind its scheme, and the password behind Basic's Base64 (RFC 7617).
fn header(value: &str, secrets: &mut Vec<String>) {
    secrets.push(value.to_owned());
    let Some((scheme, credential)) = value.split_once(' ') else { return };
    secrets.push(credential.to_owned());
    if !scheme.eq_ignore_ascii_case("basic") {
        return;
    }
    let decoded = STANDARD.decode(credential).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    if let Some((_, password)) = decoded.as_deref().and_then(|pair| pair.split_once(':')) {
        secrets.push(password.to_owned());
    }
}

#[cfg(test)]
mod tests;
