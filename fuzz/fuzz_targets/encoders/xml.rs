//! XML: a document whose values were written stands as a reader of XML has it, whatever they were.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use serde_json::Value;
use spoke_runtime::prelude::*;
use spoke_runtime::{Kind, Preview, REDACTED};

use super::{Desk, SECRET, judged, preview};

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

pub(super) fn check_write(
    title: String,
    number: u8,
    maybe: Option<String>,
    labels: Vec<String>,
    value: Value,
) {
    let secret = SECRET.to_owned().into();
    let action =
        Write::new(title.clone(), number, labels.clone(), value.clone(), secret).maybe_maybe(maybe.clone());
    let items = items("Item", &value);
    let is_fit =
        is_carried(&title) && maybe.iter().chain(&labels).all(|text| is_carried(text)) && items.is_some();
    let Some(preview) = judged(action, is_fit) else { return };
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
pub(super) fn check_root(value: &Value) {
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
