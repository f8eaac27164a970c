//! The exact request of a call, for people to see.

use std::fmt::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use url::Url;

use crate::byte_stream::ByteStream;
use crate::operation::Method;
use crate::outgoing::Outgoing;

/// The request that a call would send, with every secret hidden. Nothing was sent.
///
/// What differs from attempt to attempt (`traceparent`, the call id) and what the transport adds (`user-agent`,
/// `accept-encoding`) is not part of it.
#[derive(Clone, Debug)]
pub struct Preview {
    request: Outgoing,
}

impl Preview {
    pub(crate) fn new(request: Outgoing) -> Self {
        Preview { request }
    }

    /// The HTTP method.
    pub fn method(&self) -> Method {
        self.request.method
    }

    /// The absolute URL.
    pub fn url(&self) -> &Url {
        &self.request.url
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.request.headers
    }

    /// The body, where there is one and it is in memory.
    pub fn body(&self) -> Option<&[u8]> {
        self.request.bytes()
    }

    /// The body that is read while it is sent, where it is no bytes in memory.
    fn stream(&self) -> Option<&ByteStream> {
        self.request.body.as_ref().filter(|body| body.as_bytes().is_none())
    }

    /// The request as a command for a POSIX shell.
    pub fn as_curl(&self) -> String {
        let mut command = String::from("curl");
        match self.method() {
            // curl takes a body for a POST unless told otherwise.
            Method::Get if self.request.body.is_none() => {}
            Method::Head => command.push_str(" --head"),
            method => push(&mut command, format_args!(" --request {}", method.as_str())),
        }
        // Without it curl reads brackets and braces in a URL as ranges.
        command.push_str(" --globoff ");
        command.push_str(&quoted(self.url().as_str()));
        for (name, value) in self.headers() {
            let value = String::from_utf8_lossy(value.as_bytes());
            // `name:` takes a header away, `name;` sends an empty one.
            let header = if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") };
            push(&mut command, format_args!(" --header {}", quoted(&header)));
        }
        match self.body() {
            // curl reads it from its own input.
            None if self.stream().is_some() => command + " --data-binary @-",
            None => command,
            Some(body) => self.with_body(command, body),
        }
    }

    fn with_body(&self, mut command: String, body: &[u8]) -> String {
        if !self.headers().contains_key(http::header::CONTENT_TYPE) {
            // curl calls a body a form unless told otherwise.
            command.push_str(" --header 'content-type:'");
        }
        match std::str::from_utf8(body) {
            Ok(text) if !text.contains('\0') => {
                push(&mut command, format_args!(" --data-raw {}", quoted(text)));
                command
            }
            // No argument of a process can hold these bytes.
            _ => format!("printf %s {} | base64 -d | {command} --data-binary @-", STANDARD.encode(body)),
        }
    }
}

fn push(command: &mut String, piece: fmt::Arguments<'_>) {
    // Writing to a `String` cannot fail.
    let _ = command.write_fmt(piece);
}

/// `text` as exactly one word of a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.method().as_str(), self.url())?;
        for (name, value) in self.headers() {
            writeln!(f, "{name}: {}", String::from_utf8_lossy(value.as_bytes()))?;
        }
        match self.body() {
            None => match self.stream() {
                Some(stream) => match stream.length() {
                    Some(length) => write!(f, "\n({length} bytes, read while they are sent)"),
                    None => f.write_str("\n(bytes, read while they are sent)"),
                },
                None => Ok(()),
            },
            Some(body) => match std::str::from_utf8(body) {
                Ok(text) => write!(f, "\n{text}"),
                Err(_) => write!(f, "\n({} bytes)", body.len()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::header::{CONTENT_TYPE, HeaderValue};

    use super::Preview;
    use crate::operation::Method;
    use crate::outgoing::Outgoing;

    fn preview(method: Method, body: Option<&'static [u8]>) -> Preview {
        let mut headers = http::HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let url = "https://desk.example/a[1]?q=it's".parse().unwrap();
        let body = body.map(|body| Bytes::from_static(body).into());
        Preview::new(Outgoing { headers, body, showing: true, ..Outgoing::new(method, url) })
    }

    #[test]
    fn a_quote_in_the_body_stays_inside_its_word() {
        let curl = preview(Method::Post, Some(b"{\"a\":\"it's $HOME `x`\"}")).as_curl();
        assert_eq!(
            curl,
            "curl --request POST --globoff 'https://desk.example/a[1]?q=it%27s' \
             --header 'content-type: application/json' --data-raw '{\"a\":\"it'\\''s $HOME `x`\"}'"
        );
    }

    #[test]
    fn a_body_does_not_change_the_method() {
        let curl = preview(Method::Get, Some(b"{}")).as_curl();
        assert!(curl.starts_with("curl --request GET "), "{curl}");
    }

    #[test]
    fn bytes_that_are_no_text_come_by_base64() {
        let curl = preview(Method::Put, Some(&[0, 255])).as_curl();
        assert!(curl.starts_with("printf %s AP8= | base64 -d | curl --request PUT"), "{curl}");
        assert!(curl.ends_with("--data-binary @-"), "{curl}");
    }

    #[test]
    fn a_preview_reads_like_a_request() {
        let shown = preview(Method::Post, Some(b"{}")).to_string();
        assert_eq!(shown, "POST https://desk.example/a[1]?q=it%27s\ncontent-type: application/json\n\n{}");
    }
}
