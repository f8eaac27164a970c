//! Multipart bodies: each part is what was given, whatever it holds.

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use spoke_runtime::prelude::*;
use spoke_runtime::{Preview, Upload};

use super::{Desk, is_header, judged, preview};

#[derive(Action)]
#[action(
    Desk: POST "/files",
    base(service = "api"),
    multipart = { "title": title, "a\"b\r\n[]": labels, "text": "<{title}>&{number}", "file": files, "maybe": maybe },
)]
struct Attach {
    title: String,
    labels: Vec<String>,
    number: u8,
    files: Vec<Upload>,
    maybe: Option<Upload>,
}

#[derive(Arbitrary, Debug)]
pub(super) struct Part {
    file_name: String,
    content_type: Option<String>,
    content: Vec<u8>,
    /// Whether the content begins as the end of a body that was sent before.
    ends: bool,
}

/// A part as a reader of multipart bodies has it.
#[derive(Debug, PartialEq)]
struct Sent {
    name: String,
    /// The file's name and what it is.
    file: Option<(String, String)>,
    content: Vec<u8>,
}

/// The boundary of a body that was sent before.
static BEFORE: LazyLock<String> = LazyLock::new(|| {
    let preview = preview(Attach::new("", vec![], 0, vec![])).unwrap();
    boundary(&preview).to_owned()
});

pub(super) fn check_attach(
    title: String,
    labels: Vec<String>,
    number: u8,
    files: Vec<Part>,
    maybe: Option<Part>,
) {
    let is_fit = files.iter().chain(&maybe).all(Part::is_fit);
    let uploads = files.iter().map(Part::upload).collect::<Vec<_>>();
    let action = Attach::new(title.clone(), labels.clone(), number, uploads)
        .maybe_maybe(maybe.as_ref().map(Part::upload));
    let Some(preview) = judged(action, is_fit) else { return };
    assert_ne!(boundary(&preview), BEFORE.as_str());
    let text = |name: &str, text: String| Sent { name: name.to_owned(), file: None, content: text.into() };
    let file = |name: &str, part: &Part| Sent {
        name: name.to_owned(),
        file: Some((in_quotes(&part.file_name), part.media_type().to_owned())),
        content: part.bytes(),
    };
    let mut expected = vec![text("title", title.clone())];
    expected.extend(labels.into_iter().map(|label| text("a%22b%0D%0A[]", label)));
    expected.push(text("text", format!("<{title}>&{number}")));
    expected.extend(files.iter().map(|part| file("file", part)));
    expected.extend(maybe.iter().map(|part| file("maybe", part)));
    assert_eq!(parts(preview.body().unwrap(), boundary(&preview)), expected);
}

impl Part {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = if self.ends { format!("\r\n--{}--\r\n", *BEFORE).into_bytes() } else { Vec::new() };
        bytes.extend(&self.content);
        bytes
    }

    fn upload(&self) -> Upload {
        let upload = Upload::new(self.file_name.clone(), self.bytes());
        match &self.content_type {
            Some(media_type) => upload.content_type(media_type),
            None => upload,
        }
    }

    fn media_type(&self) -> &str {
        self.content_type.as_deref().unwrap_or("application/octet-stream")
    }

    fn is_fit(&self) -> bool {
        !self.media_type().is_empty() && is_header(self.media_type())
    }
}

fn boundary(preview: &Preview) -> &str {
    let content_type = preview.headers()["content-type"].to_str().unwrap();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    // RFC 2046, section 5.1.1, of which these need no quotes.
    assert!((1..=70).contains(&boundary.len()), "{boundary}");
    assert!(boundary.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{boundary}");
    boundary
}

/// How HTML writes a name between quotes.
fn in_quotes(name: &str) -> String {
    let escape = |c: char| match c {
        '"' => "%22".to_owned(),
        '\r' => "%0D".to_owned(),
        '\n' => "%0A".to_owned(),
        other => other.to_string(),
    };
    name.chars().map(escape).collect()
}

/// The parts of a body (RFC 2046, section 5.1.1).
fn parts(body: &[u8], boundary: &str) -> Vec<Sent> {
    let mut rest = body.strip_prefix(format!("--{boundary}").as_bytes()).unwrap();
    let delimiter = format!("\r\n--{boundary}");
    let mut parts = Vec::new();
    while rest != b"--\r\n" {
        let (part, after) = split(rest.strip_prefix(b"\r\n").unwrap(), delimiter.as_bytes()).unwrap();
        let (head, content) = split(part, b"\r\n\r\n").unwrap();
        parts.push(sent(std::str::from_utf8(head).unwrap(), content));
        rest = after;
    }
    parts
}

fn sent(head: &str, content: &[u8]) -> Sent {
    let mut lines = head.split("\r\n");
    let disposition = lines.next().unwrap().strip_prefix("Content-Disposition: form-data; name=\"").unwrap();
    let (name, rest) = disposition.split_once('"').unwrap();
    let file_name = rest.strip_prefix("; filename=\"").map(|rest| rest.strip_suffix('"').unwrap());
    let media_type = lines.next().map(|line| line.strip_prefix("Content-Type: ").unwrap());
    assert!(file_name.is_some() || rest.is_empty(), "{head}");
    assert!(file_name.is_none_or(|name| !name.contains(['"', '\r', '\n'])), "{head}");
    assert_eq!((file_name.is_some(), lines.next()), (media_type.is_some(), None), "{head}");
    Sent {
        name: name.to_owned(),
        file: file_name.zip(media_type).map(|(name, kind)| (name.to_owned(), kind.to_owned())),
        content: content.to_vec(),
    }
}

fn split<'b>(bytes: &'b [u8], at: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let place = bytes.windows(at.len()).position(|window| window == at)?;
    Some((&bytes[..place], &bytes[place + at.len()..]))
}
