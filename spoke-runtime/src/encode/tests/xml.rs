//! XML bodies: what stands where a value is absent, empty, a list, or named as no element can be.

use serde_json::{Value as Data, json};

use super::{at, encoded, post};
use crate::operation::Operation;
use crate::template::{Body, Element, Part, Xml};

/// `<Root><Two>{first}{second}</Two><One>{third}</One></Root>`
const PAGE: Element = Element {
    name: "Root",
    attributes: &[],
    children: &[
        Xml::Element(Element {
            name: "Two",
            attributes: &[],
            children: &[Xml::Text(&[Part::Field(0)]), Xml::Text(&[Part::Field(1)])],
        }),
        Xml::Element(Element { name: "One", attributes: &[], children: &[Xml::Value(2)] }),
    ],
};

/// `<Root>{first}</Root>`
const ROOT: Element = Element { name: "Root", attributes: &[], children: &[Xml::Value(0)] };

fn written(root: Element, inputs: Data) -> Result<String, String> {
    let operation = Operation { body: Body::Xml(root), ..post(&[Part::Text("/x")]) };
    let encoded = encoded(&operation, &at("https://desk.example"), inputs)?;
    let body = encoded.request.bytes().map(|body| String::from_utf8(body.to_vec()).unwrap());
    Ok(body.unwrap_or_else(|| "no body".to_owned()))
}

#[track_caller]
fn check(root: Element, inputs: Data, expected: &str) {
    assert_eq!(written(root, inputs).as_deref(), Ok(expected));
}

#[track_caller]
fn check_refused(root: Element, inputs: Data, expected: &str) {
    let message = written(root, inputs).unwrap_err();
    assert!(message.contains(expected), "{message}");
}

#[test]
fn an_empty_text_is_there_and_an_absent_one_is_not() {
    check(PAGE, json!(["", null, null]), "<Root><Two/></Root>");
    check(PAGE, json!([null, null, ""]), "<Root><One/></Root>");
    check(PAGE, json!([null, null, null]), "<Root/>");
}

#[test]
fn a_document_has_one_root() {
    check(ROOT, json!([null]), "no body");
    check(ROOT, json!([[]]), "<Root/>");
    check(ROOT, json!([["a<b"]]), "<Root>a&lt;b</Root>");
    check_refused(
        ROOT,
        json!([["a", "b"]]),
        "input `first` is a list of 2 in `<Root>`, and a document has one root",
    );
}

#[test]
fn null_in_a_list_is_left_out() {
    check(PAGE, json!([null, null, ["a", null, "b"]]), "<Root><One>a</One><One>b</One></Root>");
    check(PAGE, json!([null, null, {"x": [null, 1]}]), "<Root><One><x>1</x></One></Root>");
}

#[test]
fn members_that_cannot_name_an_element_are_refused() {
    for name in ["", "1a", "a b", "a>", "a/", "a:b", "-a", "\u{aa}", "a\u{b2}", "\u{345}"] {
        check_refused(PAGE, json!([null, null, {name: "x"}]), "which cannot name an element");
    }
    check(
        PAGE,
        json!([null, null, {"é-1.\u{301}": "x"}]),
        "<Root><One><é-1.\u{301}>x</é-1.\u{301}></One></Root>",
    );
}
