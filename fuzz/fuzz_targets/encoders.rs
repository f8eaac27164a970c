//! The encoders: whatever the values are, each stands in its own place of the request and nowhere else.
#![no_main]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use serde_json::{Value, json};
use spoke_runtime::prelude::*;
use spoke_runtime::{Action, ConnectionConfig, Kind, Patch, Preview, REDACTED, Scripted, Upload};
use url::Url;

#[derive(Spoke)]
#[spoke(name = "desk", base = "https://{service}.desk.example/{tenant}", settings(tenant: String))]
struct Desk;

#[derive(Action)]
#[action(
    Desk: GET "/v{one}-{two}.json/{greedy:+}?fixed=1&pair=<{one}>",
    base(service = service),
    query("a&b[]" = labels, "state" = state, "n" = number),
    header("x-note" = note, "x-pair" = "<{two}>"),
)]
struct Find {
    service: String,
    one: String,
    two: String,
    greedy: String,
    note: String,
    labels: Vec<String>,
    state: Option<String>,
    number: i64,
}

#[derive(Action)]
#[action(Desk: POST "/forms", base(service = "api"), form = { "title": title, "a&b[]": labels, "text": "<{title}>&{number}", "state": state, "secret": secret })]
struct Fill {
    title: String,
    labels: Vec<String>,
    number: u8,
    state: Option<String>,
    secret: Secret<String>,
}

#[derive(Action)]
#[action(
    Desk: POST "/tickets",
    base(service = "api"),
    body = {
        "title": "P{number}: \"{title}\" {{x}}",
        "nested": { "list": [title, value], "a \"name\"": value },
        "maybe": maybe,
        "due": due,
        "labels": labels,
        "secret": secret,
        ..first,
        ..second,
    },
)]
struct File {
    title: String,
    number: u8,
    value: Value,
    maybe: Option<Value>,
    due: Patch<String>,
    labels: Vec<String>,
    secret: Secret<String>,
    first: BTreeMap<String, Value>,
    second: BTreeMap<String, Value>,
}

#[derive(Action)]
#[action(Desk: PUT "/whole", base(service = "api"), body = value)]
struct Whole {
    value: Value,
}

#[derive(Action)]
#[action(
    Desk: POST "/documents",
    base(service = "api"),
    xml = "<d:Document title=\"{title}\" both='&lt;{title}>&amp;{number}' maybe=\"{maybe}\">
        <Title>{title}</Title>
        <Maybe>{maybe}</Maybe>
        <Text>P{number}: {title}&lt;</Text>
        <Label of=\"{title}\">{labels}</Label>
        <Lost><Maybe>{maybe}</Maybe></Lost>
        <Item>{value}</Item>
        <Mixed>{title}<Maybe>{maybe}</Maybe>{number}</Mixed>
        <Secret>{secret}</Secret>
        <Empty/>
    </d:Document>",
)]
struct Write {
    title: String,
    number: u8,
    maybe: Option<String>,
    labels: Vec<String>,
    value: Value,
    secret: Secret<String>,
}

#[derive(Action)]
#[action(Desk: POST "/roots", base(service = "api"), xml = "<Root of=\"x\">{value}</Root>")]
struct WriteRoot {
    value: Value,
}

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

#[derive(Action)]
#[action(
    Desk: POST "/nested",
    base(service = "api"),
    form = { "Filter.*": filters, "Id.{n}": ids, "Tag&.*": tags },
)]
struct Filter {
    filters: Value,
    ids: Vec<String>,
    tags: BTreeMap<String, Value>,
}

#[derive(Arbitrary, Debug)]
struct Part {
    file_name: String,
    content_type: Option<String>,
    content: Vec<u8>,
    /// Whether the content begins as the end of a body that was sent before.
    ends: bool,
}

#[derive(Arbitrary, Debug, Clone)]
enum Json {
    Null,
    Bool(bool),
    Integer(i64),
    Large(u64),
    Float(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

#[derive(Arbitrary, Debug)]
enum Case {
    Find {
        service: String,
        tenant: String,
        one: String,
        two: String,
        greedy: String,
        note: String,
        labels: Vec<String>,
        state: Option<String>,
        number: i64,
    },
    Fill {
        title: String,
        labels: Vec<String>,
        number: u8,
        state: Option<String>,
    },
    File {
        title: String,
        number: u8,
        value: Json,
        maybe: Option<Json>,
        due: Option<Option<String>>,
        labels: Vec<String>,
        first: Vec<(String, Json)>,
        second: Vec<(String, Json)>,
    },
    Whole {
        value: Json,
    },
    Write {
        title: String,
        number: u8,
        maybe: Option<String>,
        labels: Vec<String>,
        value: Json,
    },
    Attach {
        title: String,
        labels: Vec<String>,
        number: u8,
        files: Vec<Part>,
        maybe: Option<Part>,
    },
    Filter {
        filters: Json,
        ids: Vec<String>,
        tags: Vec<(String, Json)>,
    },
}

/// A secret that no other value holds by chance.
const SECRET: &str = "s3cret-Of-The-Fuzzer";

/// serde_json's limit of depth, which the answer of the oracle has as well; a few levels are the template's.
const DEPTH: usize = 100;

fuzz_target!(|case: Case| {
    match case {
        Case::Find { service, tenant, one, two, greedy, note, labels, state, number } => {
            check_find(&service, &tenant, &one, &two, &greedy, &note, labels, state, number);
        }
        Case::Fill { title, labels, number, state } => check_fill(title, labels, number, state),
        Case::File { title, number, value, maybe, due, labels, first, second } => {
            let (Some(value), Some(first), Some(second)) =
                (value.value(DEPTH), object(first), object(second))
            else {
                return;
            };
            let maybe = maybe.and_then(|maybe| maybe.value(DEPTH));
            check_file(title, number, value, maybe, due, labels, first, second);
        }
        Case::Whole { value } => {
            let Some(value) = value.value(DEPTH) else { return };
            let preview = preview(Whole::new(value.clone())).unwrap();
            assert_eq!(preview.url().as_str(), "https://api.desk.example/net/whole");
            assert_eq!(body(&preview), value);
        }
        Case::Write { title, number, maybe, labels, value } => {
            let Some(value) = value.value(DEPTH) else { return };
            check_root(&value);
            check_write(title, number, maybe, labels, value);
        }
        Case::Attach { title, labels, number, files, maybe } => {
            check_attach(title, labels, number, files, maybe);
        }
        Case::Filter { filters, ids, tags } => {
            let (Some(filters), Some(tags)) = (filters.value(DEPTH), object(tags)) else { return };
            check_filter(filters, ids, tags);
        }
    }
});

#[allow(clippy::too_many_arguments)]
fn check_find(
    service: &str,
    tenant: &str,
    one: &str,
    two: &str,
    greedy: &str,
    note: &str,
    labels: Vec<String>,
    state: Option<String>,
    number: i64,
) {
    let action =
        Find::new(service, one, two, greedy, note, labels.clone(), number).maybe_state(state.clone());
    let Some(desk) = desk(tenant) else { return };
    let is_fit = is_label(service)
        && [one, two, tenant].iter().all(|one| is_segment(one))
        && !greedy.is_empty()
        && greedy.split('/').all(|one| one.is_empty() || is_segment(one))
        && is_header(note)
        && is_header(two);
    let preview = match action.on(&desk).preview() {
        Ok(preview) => preview,
        Err(error) => {
            assert_eq!(error.kind(), Kind::Input, "{error}");
            assert!(!is_fit, "{error}");
            return;
        }
    };
    assert!(is_fit, "sent, and should have been refused:\n{preview}");
    let url = reparsed(&preview);
    assert_eq!(url.host_str(), Some(format!("{}.desk.example", service.to_ascii_lowercase()).as_str()));
    let segments: Vec<String> = url.path_segments().unwrap().map(decoded).collect();
    let mut expected = vec![tenant.to_owned(), format!("v{one}-{two}.json")];
    expected.extend(greedy.split('/').map(str::to_owned));
    assert_eq!(segments, expected);
    let mut pairs = vec![("fixed".to_owned(), "1".to_owned()), ("pair".to_owned(), format!("<{one}>"))];
    pairs.extend(labels.into_iter().map(|label| ("a&b[]".to_owned(), label)));
    pairs.extend(state.map(|state| ("state".to_owned(), state)));
    pairs.push(("n".to_owned(), number.to_string()));
    assert_eq!(url.query_pairs().into_owned().collect::<Vec<_>>(), pairs);
    assert_eq!(preview.headers()["x-note"].as_bytes(), note.as_bytes());
    assert_eq!(preview.headers()["x-pair"].as_bytes(), format!("<{two}>").as_bytes());
    assert_eq!(preview.headers().len(), 2, "{preview}");
    assert!(preview.body().is_none());
}

fn check_fill(title: String, labels: Vec<String>, number: u8, state: Option<String>) {
    let action =
        Fill::new(title.clone(), labels.clone(), number, SECRET.to_owned().into()).maybe_state(state.clone());
    let preview = preview(action).unwrap();
    assert_eq!(reparsed(&preview).as_str(), "https://api.desk.example/net/forms");
    assert_eq!(preview.headers()["content-type"], "application/x-www-form-urlencoded");
    let sent: Vec<(String, String)> =
        url::form_urlencoded::parse(preview.body().unwrap()).into_owned().collect();
    let mut pairs = vec![("title".to_owned(), title.clone())];
    pairs.extend(labels.into_iter().map(|label| ("a&b[]".to_owned(), label)));
    pairs.push(("text".to_owned(), format!("<{title}>&{number}")));
    pairs.extend(state.map(|state| ("state".to_owned(), state)));
    pairs.push(("secret".to_owned(), REDACTED.to_owned()));
    assert_eq!(sent, pairs);
    assert!(!preview.as_curl().contains(SECRET));
}

#[allow(clippy::too_many_arguments)]
fn check_file(
    title: String,
    number: u8,
    value: Value,
    maybe: Option<Value>,
    due: Option<Option<String>>,
    labels: Vec<String>,
    first: BTreeMap<String, Value>,
    second: BTreeMap<String, Value>,
) {
    let due_json = due.clone().map(Value::from);
    let due = match due {
        None => Patch::Unset,
        Some(None) => Patch::Null,
        Some(Some(due)) => Patch::Set(due),
    };
    let action = File::new(
        title.clone(),
        number,
        value.clone(),
        labels.clone(),
        SECRET.to_owned().into(),
        first.clone(),
        second.clone(),
    )
    .maybe_maybe(maybe.clone())
    .maybe_due(due);
    const OWN: [&str; 6] = ["title", "nested", "maybe", "due", "labels", "secret"];
    let mut names: BTreeSet<&str> = OWN.into_iter().collect();
    let is_fit = first.keys().chain(second.keys()).all(|name| names.insert(name));
    let preview = match preview(action) {
        Ok(preview) => preview,
        Err(error) => {
            assert_eq!(error.kind(), Kind::Input, "{error}");
            assert!(!is_fit, "{error}");
            return;
        }
    };
    assert!(is_fit, "sent, and should have been refused:\n{preview}");
    let mut expected = json!({
        "title": format!("P{number}: \"{title}\" {{x}}"),
        "nested": { "list": [title, value], "a \"name\"": value },
        "labels": labels,
        "secret": REDACTED,
    });
    let members = expected.as_object_mut().unwrap();
    members.extend(maybe.map(|maybe| ("maybe".to_owned(), maybe)));
    members.extend(due_json.map(|due| ("due".to_owned(), due)));
    members.extend(first.into_iter().chain(second));
    assert_eq!(body(&preview), expected);
    assert!(!preview.as_curl().contains(SECRET));
}

/// An element as a reader of XML has it.
#[derive(Debug, Default, PartialEq)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    content: Vec<Content>,
}

#[derive(Debug, PartialEq)]
enum Content {
    Element(Element),
    Text(String),
}

impl Element {
    fn new(name: &str, content: Vec<Content>) -> Self {
        let is_said = |it: &Content| !matches!(it, Content::Text(text) if text.is_empty());
        let content = content.into_iter().filter(is_said).collect();
        Element { name: name.to_owned(), attributes: Vec::new(), content }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.push((name.to_owned(), value.to_owned()));
        self
    }

    fn push_text(&mut self, text: &str) {
        match self.content.last_mut() {
            Some(Content::Text(before)) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.content.push(Content::Text(text.to_owned())),
        }
    }
}

fn check_write(title: String, number: u8, maybe: Option<String>, labels: Vec<String>, value: Value) {
    let secret = SECRET.to_owned().into();
    let action =
        Write::new(title.clone(), number, labels.clone(), value.clone(), secret).maybe_maybe(maybe.clone());
    let items = items("Item", &value);
    let is_fit =
        is_carried(&title) && maybe.iter().chain(&labels).all(|text| is_carried(text)) && items.is_some();
    let preview = match preview(action) {
        Ok(preview) => preview,
        Err(error) => {
            assert_eq!(error.kind(), Kind::Input, "{error}");
            assert!(!is_fit, "{error}");
            return;
        }
    };
    assert!(is_fit, "sent, and should have been refused:\n{preview}");
    assert_eq!(preview.headers()["content-type"], "application/xml");
    let text = |text: &str| Content::Text(text.to_owned());
    let maybe_element =
        || maybe.iter().map(|it| Content::Element(Element::new("Maybe", vec![text(it)]))).collect::<Vec<_>>();
    let mut content = vec![Content::Element(Element::new("Title", vec![text(&title)]))];
    content.extend(maybe_element());
    content.push(Content::Element(Element::new("Text", vec![text(&format!("P{number}: {title}<"))])));
    content.extend(
        labels.iter().map(|it| Content::Element(Element::new("Label", vec![text(it)]).with("of", &title))),
    );
    if maybe.is_some() {
        content.push(Content::Element(Element::new("Lost", maybe_element())));
    }
    content.extend(items.unwrap_or_default());
    let mut mixed = Element::new("Mixed", vec![text(&title)]);
    mixed.content.extend(maybe_element());
    mixed.push_text(&number.to_string());
    content.push(Content::Element(mixed));
    content.push(Content::Element(Element::new("Secret", vec![text(REDACTED)])));
    content.push(Content::Element(Element::new("Empty", Vec::new())));
    let mut expected = Element::new("d:Document", content)
        .with("title", &title)
        .with("both", &format!("<{title}>&{number}"));
    if let Some(maybe) = &maybe {
        expected = expected.with("maybe", maybe);
    }
    assert_eq!(document(&preview), expected, "{preview}");
    assert!(!preview.as_curl().contains(SECRET));
}

/// A document has one root, whatever is to stand in it.
fn check_root(value: &Value) {
    let expected = items("Root", value).filter(|items| items.len() < 2);
    match (preview(WriteRoot::new(value.clone())), expected) {
        (Ok(preview), Some(mut items)) => {
            let Some(Content::Element(root)) =
                items.pop().or(Some(Content::Element(Element::new("Root", vec![]))))
            else {
                unreachable!("items are elements")
            };
            assert_eq!(document(&preview), root.with("of", "x"), "{preview}");
        }
        (Err(error), None) => assert_eq!(error.kind(), Kind::Input, "{error}"),
        (sent, expected) => panic!("{sent:?}, and expected {expected:?}"),
    }
}

/// The elements that a value is under a name; nothing where XML cannot tell it.
fn items(name: &str, value: &Value) -> Option<Vec<Content>> {
    let one = |value: &Value| Some(Content::Element(Element::new(name, content(value)?)));
    match value {
        Value::Null => Some(Vec::new()),
        Value::Array(elements) => elements.iter().filter(|element| !element.is_null()).map(one).collect(),
        value => Some(vec![one(value)?]),
    }
}

fn content(value: &Value) -> Option<Vec<Content>> {
    Some(match value {
        Value::Array(_) => return None,
        Value::Object(members) => {
            let mut content = Vec::new();
            for (name, value) in members {
                if !is_element_name(name) {
                    return None;
                }
                content.extend(items(name, value)?);
            }
            content
        }
        Value::String(text) if is_carried(text) => vec![Content::Text(text.clone())],
        Value::String(_) => return None,
        other => vec![Content::Text(other.to_string())],
    })
}

/// XML 1.0, section 2.2.
fn is_carried(text: &str) -> bool {
    text.chars().all(
        |c| matches!(u32::from(c), 0x9 | 0xa | 0xd | 0x20..=0xd7ff | 0xe000..=0xfffd | 0x1_0000..=0x10_ffff),
    )
}

/// XML 1.0, section 2.3, without the colon.
fn is_element_name(name: &str) -> bool {
    const STARTS: &[(u32, u32)] = &[
        (0x41, 0x5a),
        (0x5f, 0x5f),
        (0x61, 0x7a),
        (0xc0, 0xd6),
        (0xd8, 0xf6),
        (0xf8, 0x2ff),
        (0x370, 0x37d),
        (0x37f, 0x1fff),
        (0x200c, 0x200d),
        (0x2070, 0x218f),
        (0x2c00, 0x2fef),
        (0x3001, 0xd7ff),
        (0xf900, 0xfdcf),
        (0xfdf0, 0xfffd),
        (0x1_0000, 0xe_ffff),
    ];
    const OTHERS: &[(u32, u32)] =
        &[(0x2d, 0x2e), (0x30, 0x39), (0xb7, 0xb7), (0x300, 0x36f), (0x203f, 0x2040)];
    let is_in = |ranges: &[(u32, u32)], c: char| {
        ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(c)))
    };
    name.starts_with(|first| is_in(STARTS, first))
        && name.chars().all(|c| is_in(STARTS, c) || is_in(OTHERS, c))
}

/// The document that was sent, as quick-xml reads it.
fn document(preview: &Preview) -> Element {
    let body = std::str::from_utf8(preview.body().unwrap()).unwrap();
    let mut reader = Reader::from_str(body);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => open.push(opened(&tag)),
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().content.push(Content::Element(closed));
            }
            Event::Text(text) => open.last_mut().unwrap().push_text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref().unwrap() {
                    Some(letter) => letter.to_string(),
                    None => quick_xml::escape::resolve_xml_entity(&reference).unwrap().to_owned(),
                };
                open.last_mut().unwrap().push_text(&text);
            }
            Event::Eof => break,
            other => panic!("{other:?}: {body}"),
        }
    }
    assert_eq!(open.len(), 1, "{body}");
    let mut roots = open.pop().unwrap().content;
    match (roots.pop(), roots.as_slice()) {
        (Some(Content::Element(root)), []) => root,
        (last, before) => panic!("{before:?} and {last:?} stand where one root must: {body}"),
    }
}

fn opened(tag: &BytesStart<'_>) -> Element {
    let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
        (attribute.key.as_ref().to_owned(), value)
    };
    Element {
        name: tag.name().as_ref().to_owned(),
        attributes: tag.attributes().map(|it| attribute(it.unwrap())).collect(),
        content: Vec::new(),
    }
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

fn check_attach(title: String, labels: Vec<String>, number: u8, files: Vec<Part>, maybe: Option<Part>) {
    let is_fit = files.iter().chain(&maybe).all(Part::is_fit);
    let uploads = files.iter().map(Part::upload).collect::<Vec<_>>();
    let action = Attach::new(title.clone(), labels.clone(), number, uploads)
        .maybe_maybe(maybe.as_ref().map(Part::upload));
    let preview = match preview(action) {
        Ok(preview) => preview,
        Err(error) => {
            assert_eq!(error.kind(), Kind::Input, "{error}");
            assert!(!is_fit, "{error}");
            return;
        }
    };
    assert!(is_fit, "sent, and should have been refused:\n{preview}");
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

fn check_filter(filters: Value, ids: Vec<String>, tags: BTreeMap<String, Value>) {
    let action = Filter::new(filters.clone(), ids.clone(), tags.clone());
    let preview = preview(action).unwrap();
    let sent: Vec<(String, String)> =
        url::form_urlencoded::parse(preview.body().unwrap()).into_owned().collect();
    let mut expected = Vec::new();
    named("Filter".to_owned(), &filters, &mut expected);
    expected.extend(ids.into_iter().enumerate().map(|(at, id)| (format!("Id.{}", at + 1), id)));
    for (name, tag) in &tags {
        named(format!("Tag&.{name}"), tag, &mut expected);
    }
    assert_eq!(sent, expected);
}

/// What a value is in a form, each leaf by the whole way to it.
fn named(name: String, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::String(text) => pairs.push((name, text.clone())),
        Value::Bool(_) | Value::Number(_) => pairs.push((name, value.to_string())),
        Value::Array(elements) => {
            elements.iter().zip(1..).for_each(|(it, at)| named(format!("{name}.{at}"), it, pairs));
        }
        Value::Object(members) => {
            members.iter().for_each(|(member, it)| named(format!("{name}.{member}"), it, pairs));
        }
    }
}

/// What `action` would send, by the default tenant.
fn preview<A: Action<Spoke = Desk>>(action: A) -> Result<Preview, Error> {
    static DESK: LazyLock<Connection<Desk>> = LazyLock::new(|| desk("net").unwrap());
    Call::new(action, &DESK).preview()
}

/// A connection of this tenant, unless the tenant is refused as soon as the hub is built.
fn desk(tenant: &str) -> Option<Connection<Desk>> {
    let config = ConnectionConfig::to::<Desk>().setting("tenant", tenant).auth(Anonymous);
    let hub = Hub::builder().connection("desk", config).transport(Scripted::new([])).build();
    match hub.and_then(|hub| hub.connect("desk")) {
        Ok(desk) => Some(desk),
        Err(error) => {
            assert!(!is_segment(tenant), "{error}");
            None
        }
    }
}

/// The URL as somebody else reads it; only path and query are free.
fn reparsed(preview: &Preview) -> Url {
    let again = Url::parse(preview.url().as_str()).unwrap();
    assert_eq!(&again, preview.url());
    assert_eq!((again.scheme(), again.port(), again.fragment()), ("https", None, None));
    assert_eq!((again.username(), again.password()), ("", None));
    again
}

fn body(preview: &Preview) -> Value {
    assert_eq!(preview.headers()["content-type"], "application/json");
    serde_json::from_slice(preview.body().unwrap()).unwrap()
}

fn decoded(segment: &str) -> String {
    let pair = url::form_urlencoded::parse(segment.as_bytes()).next();
    // The form's parser reads a plus as a space, and there is none: it is escaped.
    assert!(!segment.contains(['+', '=', '&']), "{segment}");
    pair.map(|(name, _)| name.into_owned()).unwrap_or_default()
}

fn is_segment(text: &str) -> bool {
    !["", ".", ".."].contains(&text)
}

/// RFC 1123, section 2.1.
fn is_label(text: &str) -> bool {
    let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&text.len())
        && text.bytes().all(is_inside)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// RFC 9110, section 5.5, with the tab.
fn is_header(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'\t' || (byte >= 0x20 && byte != 0x7f))
}

fn object(members: Vec<(String, Json)>) -> Option<BTreeMap<String, Value>> {
    members.into_iter().map(|(name, value)| Some((name, value.value(DEPTH)?))).collect()
}

impl Json {
    fn value(self, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        Some(match self {
            Json::Null => Value::Null,
            Json::Bool(is) => Value::from(is),
            Json::Integer(number) => Value::from(number),
            Json::Large(number) => Value::from(number),
            Json::Float(number) => Value::from(number),
            Json::Text(text) => Value::from(text),
            Json::List(list) => {
                Value::Array(list.into_iter().map(|one| one.value(depth)).collect::<Option<_>>()?)
            }
            Json::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|(name, one)| Some((name, one.value(depth)?)))
                    .collect::<Option<_>>()?,
            ),
        })
    }
}
