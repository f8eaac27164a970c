//! The GET of an address that an answer gave, with the connection's credentials.

use http::HeaderMap;
use http::header::CONTENT_TYPE;
use url::{Position, Url};

use super::{Encoded, Source, base, is_listed, pairs};
use crate::declaration::Declaration;
use crate::input::Inputs;
use crate::operation::{Method, Operation};
use crate::outgoing::Outgoing;
use crate::site::{Base, Site};
use crate::template::{Pair, Part, Value};

/// The request for `url`, with the headers that the spoke sets and those that the action sets for every call.
///
/// # Errors
/// A sentence, where the connection's credentials must not go there.
pub(crate) fn follow_up(
    operation: &Operation,
    declaration: &Declaration,
    site: &Site,
    url: Url,
) -> Result<Encoded, String> {
    allowed(&url, operation, declaration, site)?;
    let showing = site.transport.wants_inputs();
    let source = Source { operation, inputs: &NoInputs, site, showing };
    let mut headers = HeaderMap::new();
    pairs::headers(&source, declaration.headers, &mut headers)?;
    for pair in operation.headers.iter().filter(|pair| is_for_every_call(pair)) {
        pairs::headers(&source, std::slice::from_ref(pair), &mut headers)?;
    }
    headers.remove(CONTENT_TYPE);
    let slots = base::slots(&source)?;
    let request = Outgoing { method: Method::Get, url, headers, body: None, showing, slots };
    Ok(Encoded { request, credentials: true })
}

fn is_for_every_call(pair: &Pair) -> bool {
    match pair.value {
        Value::Field(_) => false,
        Value::Text(parts) => parts.iter().all(|part| matches!(part, Part::Text(_) | Part::Setting(_))),
    }
}

struct NoInputs;

impl Inputs for NoInputs {}

fn allowed(url: &Url, operation: &Operation, declaration: &Declaration, site: &Site) -> Result<(), String> {
    let host = &url[Position::BeforeHost..Position::AfterPort];
    if !matches!(url.scheme(), "http" | "https") || !url.username().is_empty() || url.password().is_some() {
        return Err("the address that is asked is no plain HTTP address".to_owned());
    }
    let is_home = match &site.base {
        Base::Fixed(base) => base.origin() == url.origin(),
        Base::Filled(base, _) if operation.base.is_empty() => base.origin() == url.origin(),
        Base::Filled(_, parts) | Base::Slots(parts) => {
            let is_filled_here = |name: &str| operation.base.iter().any(|pair| pair.name == name);
            let setting = |name: &str| site.settings.get(name).filter(|_| !is_filled_here(name));
            fits(&origins(parts, |name| setting(name).map(String::as_str)), url)
        }
    };
    if is_home || (url.scheme() == "https" && is_listed(url, declaration.hosts)) {
        return Ok(());
    }
    Err(format!(
        "it is to be asked at `{host}`, which is neither the connection's own host nor one of the spoke's; if the vendor answers there, list it under `hosts`"
    ))
}

/// Stands for a slot that the action fills: no URL holds it.
const SLOT: char = '\0';

/// Scheme, host and port of a base, with [`SLOT`] wherever the connection's `setting`s do not say what stands there.
fn origins<'s>(parts: &[Part], setting: impl Fn(&str) -> Option<&'s str>) -> String {
    let mut text = String::new();
    for part in parts {
        match *part {
            Part::Text(constant) => text.push_str(constant),
            Part::Setting(name) => match setting(name) {
                Some(value) => text.push_str(value),
                None => text.push(SLOT),
            },
            Part::Field(_) | Part::Greedy(_) => text.push(SLOT),
        }
    }
    let host = text.find("://").map_or(0, |scheme| scheme + 3);
    if let Some(path) = text[host..].find('/') {
        text.truncate(host + path);
    }
    text.make_ascii_lowercase();
    text
}

/// Whether `url` leads to one of `origins`, whose slots take one label each.
fn fits(origins: &str, url: &Url) -> bool {
    let origin = url.origin().ascii_serialization();
    let mut pieces = origins.split(SLOT);
    let Some(mut rest) = pieces.next().and_then(|piece| origin.strip_prefix(piece)) else { return false };
    for piece in pieces {
        let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '-').unwrap_or(rest.len());
        let Some(left) = rest[end..].strip_prefix(piece).filter(|_| end > 0) else { return false };
        rest = left;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{fits, origins};
    use crate::template::Part;

    #[test]
    fn a_host_with_a_slot_takes_one_label() {
        let parts = [Part::Text("https://"), Part::Setting("instance"), Part::Text(".desk.example/api")];
        let origins = origins(&parts, |_| None);
        let check =
            |url: &str, expected| assert_eq!(fits(&origins, &url.parse().unwrap()), expected, "{url}");
        check("https://acme.desk.example/jobs/7", true);
        check("https://acme.desk.example:8443/jobs/7", false);
        check("https://a.b.desk.example/jobs/7", false);
        check("https://desk.example/jobs/7", false);
        check("https://.desk.example/jobs/7", false);
        check("https://acme.desk.example.evil.example/jobs/7", false);
        check("https://evil.example/.desk.example", false);
        check("http://acme.desk.example/", false);
    }

    #[test]
    fn what_the_connection_says_takes_nothing_else() {
        let slots =
            [Part::Setting("service"), Part::Text("."), Part::Setting("region"), Part::Text(".aws.example")];
        let parts = [&[Part::Text("https://")], slots.as_slice()].concat();
        let origins = origins(&parts, |name| (name == "region").then_some("EU-1"));
        let check =
            |url: &str, expected| assert_eq!(fits(&origins, &url.parse().unwrap()), expected, "{url}");
        check("https://s3.eu-1.aws.example/jobs/7", true);
        check("https://s3.us-9.aws.example/jobs/7", false);
    }
}
