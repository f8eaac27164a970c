//! Queries, headers and forms.

use proptest::{prop_assert_eq, proptest};
use spoke_runtime::{Body, Effect, Key, Method, Operation, Pair, Part, Value};

use super::probe::{Desk, Given, Template, call, input, refused, sent};
use super::values::{NASTY, cases, text};

struct Query;

impl Template for Query {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/tickets")],
        query: &[
            Pair { name: "fixed", value: Value::Text(&[Part::Text("1")]) },
            Pair { name: "state", value: Value::Field(0) },
            Pair { name: "a&b[]", value: Value::Field(1) },
            Pair { name: "last", value: Value::Text(&[Part::Text("<"), Part::Field(0), Part::Text(">")]) },
        ],
        inputs: &[input("state"), input("labels")],
        ..Operation::new("query", Method::Get, "/tickets?fixed=1")
    };
}

struct Header;

impl Template for Header {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/tickets")],
        headers: &[Pair { name: "x-note", value: Value::Field(0) }],
        inputs: &[input("note")],
        ..Operation::new("header", Method::Get, "/tickets")
    };
}

struct Form;

impl Template for Form {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/tickets")],
        body: Body::Form(&[
            Pair { name: "title", value: Value::Field(0) },
            Pair { name: "label", value: Value::Field(1) },
            Pair { name: "source", value: Value::Text(&[Part::Text("spoke & co")]) },
        ]),
        inputs: &[input("title"), input("labels")],
        ..Operation::new("form", Method::Post, "/tickets")
    };
}

struct WithKey;

impl Template for WithKey {
    type Spoke = Desk;
    const OPERATION: Operation = Operation {
        target: &[Part::Text("/tickets")],
        effect: Effect::Keyed(Key::Header("idempotency-key")),
        ..Operation::new("with_key", Method::Post, "/tickets")
    };
}

fn query_stays(state: &str, labels: &[String]) {
    let given = vec![Given::Text(state.to_owned()), Given::Texts(labels.to_vec())];
    let preview = call::<Query>(given).preview().unwrap();
    let again = url::Url::parse(preview.url().as_str()).unwrap();
    assert_eq!((again.path(), again.fragment()), ("/api/tickets", None));
    let pairs: Vec<(String, String)> = again.query_pairs().into_owned().collect();
    let mut expected = vec![("fixed".to_owned(), "1".to_owned()), ("state".to_owned(), state.to_owned())];
    expected.extend(labels.iter().map(|label| ("a&b[]".to_owned(), label.clone())));
    expected.push(("last".to_owned(), format!("<{state}>")));
    assert_eq!(pairs, expected);
}

fn form_stays(title: &str, labels: &[String]) {
    let given = vec![Given::Text(title.to_owned()), Given::Texts(labels.to_vec())];
    let preview = call::<Form>(given).preview().unwrap();
    assert_eq!(preview.headers()["content-type"], "application/x-www-form-urlencoded");
    let body = preview.body().unwrap();
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(body).into_owned().collect();
    let mut expected = vec![("title".to_owned(), title.to_owned())];
    expected.extend(labels.iter().map(|label| ("label".to_owned(), label.clone())));
    expected.push(("source".to_owned(), "spoke & co".to_owned()));
    assert_eq!(pairs, expected);
}

/// What a header carries: RFC 9110, section 5.5, with the tab.
fn is_header_value(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'\t' || (byte >= 0x20 && byte != 0x7f))
}

fn header_stays(note: &str) {
    let sent = sent::<Header>(&[note]);
    if is_header_value(note) {
        let preview = sent.unwrap();
        assert_eq!(preview.headers()["x-note"].as_bytes(), note.as_bytes());
        assert_eq!(preview.headers().len(), 1, "{preview}");
    } else {
        refused(sent, "x-note");
    }
}

fn key_stays(key: &str) {
    let sent = call::<WithKey>(Vec::new()).idempotency_key(key).preview();
    if key.trim().is_empty() {
        refused(sent, "the idempotency key is empty");
    } else if is_header_value(key) {
        assert_eq!(sent.unwrap().headers()["idempotency-key"].as_bytes(), key.as_bytes());
    } else {
        refused(sent, "idempotency-key");
    }
}

#[test]
fn a_nasty_value_is_one_pair() {
    for value in NASTY {
        query_stays(value, &[(*value).to_owned(), String::new()]);
        form_stays(value, &[(*value).to_owned(), String::new()]);
        header_stays(value);
        key_stays(value);
    }
}

#[test]
fn absent_inputs_leave_their_pairs_out() {
    let preview = call::<Query>(vec![Given::Absent, Given::Texts(Vec::new())]).preview().unwrap();
    assert_eq!(preview.url().query(), Some("fixed=1"));
    let preview = call::<Header>(vec![Given::Absent]).preview().unwrap();
    assert!(preview.headers().is_empty(), "{preview}");
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_query_keeps_its_pairs(state in text(), labels in proptest::collection::vec(text(), 0..4)) {
        query_stays(&state, &labels);
    }

    #[test]
    fn a_form_keeps_its_pairs(title in text(), labels in proptest::collection::vec(text(), 0..4)) {
        form_stays(&title, &labels);
    }

    #[test]
    fn a_header_is_one_line(note in text(), key in text()) {
        header_stays(&note);
        key_stays(&key);
    }

    #[test]
    fn a_command_shows_what_is_sent(title in text()) {
        let given = vec![Given::Text(title), Given::Absent];
        let curl = call::<Form>(given).preview().unwrap().as_curl();
        prop_assert_eq!(curl.matches("--data").count(), 1);
    }
}
