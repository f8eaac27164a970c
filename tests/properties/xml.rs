//! XML bodies.

use proptest::proptest;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Value, json};
use spoke_runtime::{Body, Element, Method, Operation, Pair, Part, Preview, Value as Written, Xml};

use super::probe::{Desk, Given, Template, call, input, refused};
use super::values::{NASTY, cases, json, text};

/// `<p:Page by="{one}" both="<{one}>{other}"><Text>P1 {one}{other}</Text><Item>{value}</Item><Label at="{other}">{labels}</Label></p:Page>`
struct Page;

impl Template for Page {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/pages")],
        body: Body::Xml(Element {
            name: "p:Page",
            attributes: &[
                Pair { name: "by", value: Written::Field(0) },
                Pair {
                    name: "both",
                    value: Written::Text(&[Part::Text("<"), Part::Field(0), Part::Text(">"), Part::Field(1)]),
                },
            ],
            children: &[
                Xml::Element(Element {
                    name: "Text",
                    attributes: &[],
                    children: &[Xml::Text(&[Part::Text("P1 "), Part::Field(0), Part::Field(1)])],
                }),
                Xml::Element(Element { name: "Item", attributes: &[], children: &[Xml::Value(2)] }),
                Xml::Element(Element {
                    name: "Label",
                    attributes: &[Pair { name: "at", value: Written::Field(1) }],
                    children: &[Xml::Value(3)],
                }),
            ],
        }),
        inputs: &[input("one"), input("other"), input("value"), input("labels")],
        ..Operation::new("page", Method::Post, "/pages")
    };
}

/// What a reader finds, in its order.
#[derive(Debug, PartialEq)]
enum Found {
    Start(String, Vec<(String, String)>),
    Text(String),
    End(String),
}

fn read(preview: &Preview) -> Vec<Found> {
    assert_eq!(preview.headers()["content-type"], "application/xml");
    let body = std::str::from_utf8(preview.body().unwrap()).unwrap();
    let mut reader = Reader::from_str(body);
    reader.config_mut().expand_empty_elements = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => found.push(start(&tag)),
            Event::End(tag) => found.push(Found::End(tag.name().as_ref().to_owned())),
            Event::Text(text) => push(&mut found, &text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().unwrap() {
                Some(letter) => push(&mut found, letter.encode_utf8(&mut [0; 4])),
                None => push(&mut found, quick_xml::escape::resolve_xml_entity(&reference).unwrap()),
            },
            Event::Eof => return found,
            other => panic!("{other:?}: {body}"),
        }
    }
}

fn start(tag: &BytesStart<'_>) -> Found {
    let attributes = tag.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap();
        (attribute.key.as_ref().to_owned(), value.into_owned())
    });
    Found::Start(tag.name().as_ref().to_owned(), attributes.collect())
}

/// Texts that follow each other are one.
fn push(found: &mut Vec<Found>, text: &str) {
    match found.last_mut() {
        Some(Found::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => found.push(Found::Text(text.to_owned())),
    }
}

/// An element around what `inside` adds.
fn element(
    found: &mut Vec<Found>,
    name: &str,
    attributes: &[(&str, &str)],
    inside: impl FnOnce(&mut Vec<Found>) -> bool,
) -> bool {
    let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    found.push(Found::Start(name.to_owned(), attributes.collect()));
    let is_told = inside(found);
    found.push(Found::End(name.to_owned()));
    is_told
}

/// A value under a name; whether XML can tell it.
fn items(found: &mut Vec<Found>, name: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(elements) => elements
            .iter()
            .filter(|value| !value.is_null())
            .all(|value| element(found, name, &[], |found| content(found, value))),
        value => element(found, name, &[], |found| content(found, value)),
    }
}

fn content(found: &mut Vec<Found>, value: &Value) -> bool {
    match value {
        Value::Array(_) => false,
        Value::Object(members) => {
            members.iter().all(|(name, value)| is_name(name) && items(found, name, value))
        }
        Value::String(text) => {
            push(found, text);
            is_carried(text)
        }
        other => {
            push(found, &other.to_string());
            true
        }
    }
}

/// XML 1.0, section 2.2.
fn is_carried(text: &str) -> bool {
    let is_wrong =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\r' | '\n')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    !text.contains(is_wrong)
}

/// XML 1.0, section 2.3, for names of ASCII letters; others are the business of the encoder's own tests.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|it| it.is_ascii_alphanumeric() || "_-.".contains(it))
}

fn has_foreign_names(value: &Value) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(has_foreign_names),
        Value::Object(members) => {
            members.iter().any(|(name, value)| !name.is_ascii() || has_foreign_names(value))
        }
        _ => false,
    }
}

fn page_stays(one: &str, other: &str, value: &Value, labels: &[&str]) {
    if has_foreign_names(value) {
        return;
    }
    let given = vec![
        Given::Text(one.to_owned()),
        Given::Text(other.to_owned()),
        Given::Json(value.clone()),
        Given::Texts(labels.iter().map(|label| (*label).to_owned()).collect()),
    ];
    let sent = call::<Page>(given).preview();
    let (mut expected, mut is_told) = (Vec::new(), true);
    let attributes = [("by", one), ("both", &format!("<{one}>{other}"))];
    element(&mut expected, "p:Page", &attributes, |found| {
        element(found, "Text", &[], |found| {
            push(found, &format!("P1 {one}{other}"));
            true
        });
        is_told = items(found, "Item", value);
        for label in labels {
            element(found, "Label", &[("at", other)], |found| {
                push(found, label);
                true
            });
        }
        true
    });
    if !is_carried(one) {
        refused(sent, "attribute `by` of `<p:Page>` holds the character");
    } else if !is_carried(other) {
        refused(sent, "attribute `both` of `<p:Page>` holds the character");
    } else if !is_told {
        refused(sent, "input `value` holds");
    } else if !labels.iter().all(|label| is_carried(label)) {
        refused(sent, "input `labels` holds the character");
    } else {
        assert_eq!(read(&sent.unwrap()), expected);
    }
}

/// What would end a text, a tag or a document, were it not escaped.
const MARKUP: &[&str] = &[
    "</Text><Admin/>",
    "]]>",
    "<![CDATA[x]]>",
    "<!-- x -->",
    "<?xml version=\"1.1\"?>",
    "<!DOCTYPE x [<!ENTITY e \"x\">]>",
    "&e;",
    "&amp;",
    "&#0;",
    "\" admin=\"1",
    "\r\n\t \r",
];

#[test]
fn a_nasty_text_is_one_text() {
    for value in NASTY.iter().chain(MARKUP) {
        page_stays(value, "x", &json!({"a": value}), &[value, "x"]);
        page_stays("x", value, &json!([value, [value]]), &[]);
        page_stays("x", "x", &json!([value, {"b": [value, value]}]), &[value]);
        page_stays("x", "x", &json!({*value: value}), &["x"]);
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_document_keeps_its_shape(
        one in text(),
        other in text(),
        value in json(),
        labels in proptest::collection::vec(text(), 0..4),
    ) {
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        page_stays(&one, &other, &value, &labels);
    }

    #[test]
    fn a_text_of_any_letters_is_read_back(texts in proptest::collection::vec("[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]{0,20}", 4)) {
        page_stays(&texts[0], &texts[1], &json!({"a": [texts[2], {"b": texts[0]}]}), &[&texts[3]]);
    }
}
