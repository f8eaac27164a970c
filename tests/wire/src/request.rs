//! A request as text.

use spoke_runtime::{CALL_ID, Outgoing};

/// A request as `request.http` writes it: method and URL, the headers by name, an empty line, the body.
pub(crate) fn written(request: &Outgoing) -> String {
    let mut headers: Vec<String> = request
        .headers
        .iter()
        .filter(|(name, _)| *name != CALL_ID && *name != "traceparent")
        .map(|(name, value)| format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    headers.sort();
    let head = format!("{} {}\n{}", request.method.as_str(), request.url, headers.concat());
    match &request.body {
        None => head,
        Some(body) => format!("{head}\n{}\n", String::from_utf8_lossy(body)),
    }
}
