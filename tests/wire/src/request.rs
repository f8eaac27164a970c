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
    let text = match (&request.body, request.bytes()) {
        (None, _) => head,
        (Some(_), Some(body)) => format!("{head}\n{}\n", String::from_utf8_lossy(body)),
        (Some(stream), None) => format!("{head}\n({stream:?})\n"),
    };
    let content_type = request.headers.get("content-type").and_then(|value| value.to_str().ok());
    match content_type.and_then(|it| it.split_once("boundary=")) {
        // What stands between the parts is new in every call.
        Some((_, boundary)) => text.replace(boundary, "BOUNDARY").replace("\r\n", "\n"),
        None => text,
    }
}
