//! A request as the server reads it.

use serde_json::Value;
use url::form_urlencoded;

/// A request with as much of its body as has come.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    query: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// Reads a head, and gives its length in bytes; `None` where its end has not come yet.
    pub(crate) fn head(bytes: &[u8]) -> Option<(Request, usize)> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = text.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let query = target.split_once('?').map_or("", |(_, query)| query);
        let query = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Some((Request { method, target, headers, query, body: Vec::new() }, end + 4))
    }

    /// How many bytes of body it announces. A body in chunks is not read: nothing that is called here sends one.
    pub(crate) fn length(&self) -> usize {
        self.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0)
    }

    pub(crate) fn method(&self) -> &str {
        &self.method
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first value of this name in the query.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body; `null` where it is no JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Whether the caller asks for the connection to be closed.
    pub(crate) fn wants_an_end(&self) -> bool {
        self.header("connection").is_some_and(|it| it.eq_ignore_ascii_case("close"))
    }

    pub(crate) fn errand(&self) -> String {
        errand(&self.method, &self.target, &self.body)
    }

    /// Whether its body says what is asked for.
    pub(crate) fn asks_by_body(&self) -> bool {
        asks_by_body(&self.method, &self.target)
    }
}

/// What is asked for, in one line: method and target, and the body where that says which page is meant.
pub(crate) fn errand(method: &str, target: &str, body: &[u8]) -> String {
    if asks_by_body(method, target) {
        return format!("{method} {target} {}", String::from_utf8_lossy(body));
    }
    format!("{method} {target}")
}

fn asks_by_body(method: &str, target: &str) -> bool {
    method == "POST" && target.starts_with("/shelves/")
}
