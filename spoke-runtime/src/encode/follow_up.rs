//! The GET of an address that an answer gave, with the connection's credentials.

use http::HeaderMap;
use http::header::CONTENT_TYPE;
use url::{Position, Url};

use super::{Encoded, Source, is_listed, pairs};
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
    let request = Outgoing { method: Method::Get, url, headers, body: None, showing };
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
        Base::Filled(_, parts) | Base::Slots(parts) => fits(parts, url),
    };
    if is_home || (url.scheme() == "https" && is_listed(url, declaration.hosts)) {
        return Ok(());
    }
    Err(format!(
        "it is to be asked at `{host}`, which is neither the connection's own host nor one of the spoke's; if the vendor answers there, list it under `hosts`"
    ))
}

/// Whether the host of `url` is one that filling the base's slots gives.
fn fits(parts: &[Part], url: &Url) -> bool {
    let constant = |part: &Part| match *part {
        Part::Text(text) => Some(text),
        Part::Setting(_) | Part::Field(_) | Part::Greedy(_) => None,
    };
    let origin = url.origin().ascii_serialization();
    let mut rest = origin.as_str();
    let mut after_slot = false;
    for part in parts {
        let Some(text) = constant(part) else {
            after_slot = true;
            continue;
        };
        let (text, is_last) = match text.find('/').filter(|_| after_slot) {
            Some(end) => (&text[..end], true),
            None => (text, false),
        };
        let label =
            if after_slot { rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '-') } else { Some(0) };
        let label = label.unwrap_or(rest.len());
        let Some(left) = rest[label..].strip_prefix(text) else { return false };
        if after_slot && label == 0 {
            return false;
        }
        rest = left;
        after_slot = false;
        if is_last {
            return rest.is_empty();
        }
    }
    let is_label = rest.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    if after_slot { !rest.is_empty() && is_label } else { rest.is_empty() }
}

#[cfg(test)]
mod tests {
    use super::fits;
    use crate::template::Part;

    #[test]
    fn a_host_with_a_slot_takes_one_label() {
        let parts = [Part::Text("https://"), Part::Setting("instance"), Part::Text(".desk.example/api")];
        let check = |url: &str, expected| assert_eq!(fits(&parts, &url.parse().unwrap()), expected, "{url}");
        check("https://acme.desk.example/jobs/7", true);
        check("https://acme.desk.example:8443/jobs/7", false);
        check("https://a.b.desk.example/jobs/7", false);
        check("https://desk.example/jobs/7", false);
        check("https://evil.example/.desk.example", false);
        check("http://acme.desk.example/", false);
    }
}
