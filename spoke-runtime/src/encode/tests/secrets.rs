//! Secret inputs: marked where they are sent, hidden where people look.

use super::{Options, at, encode, post};
use crate::declaration::Declaration;
use crate::input::{Inputs, JsonField, Lend, TextField};
use crate::operation::{Method, Operation, Parameter};
use crate::schema::Schema;
use crate::secret::{REDACTED, Secret};
use crate::template::{Body, Member, Node, Pair, Part, Value};

struct Given(Secret<String>);

impl Inputs for Given {
    fn text(&self, _index: usize) -> TextField<'_> {
        Lend(&self.0).text()
    }

    fn json(&self, _index: usize) -> JsonField<'_> {
        Lend(&self.0).json()
    }
}

const INPUTS: &[Parameter] = &[Parameter::required("token", "", Schema::Secret(&Schema::Text))];

#[test]
fn a_secret_in_a_header_is_marked() {
    const HEADERS: &[Pair] = &[
        Pair { name: "x-token", value: Value::Field(0) },
        Pair { name: "x-text", value: Value::Text(&[Part::Text("t="), Part::Field(0)]) },
        Pair { name: "x-plain", value: Value::Text(&[Part::Text("t")]) },
    ];
    let operation =
        Operation { headers: HEADERS, inputs: INPUTS, ..Operation::new("do_it", Method::Post, "/") };
    let (given, site) = (Given(Secret::from("xoxb-1")), at("https://desk.example"));
    let options = Options { key: None, showing: false };
    let encoded = encode(&operation, Declaration::of::<super::Desk>(), &given, &site, options).unwrap();
    let headers = encoded.request.headers;
    let marked = ["x-token", "x-text", "x-plain"].map(|name| headers[name].is_sensitive());
    assert_eq!(marked, [true, true, false]);
}

#[test]
fn secret_inputs_are_hidden_where_people_look() {
    let operation = Operation {
        query: &[Pair { name: "t", value: Value::Field(0) }],
        headers: &[Pair { name: "x-t", value: Value::Field(0) }],
        body: Body::Json(Node::Object(&[
            Member::Named("a", Node::Field(0)),
            Member::Named("b", Node::Text(&[Part::Text("t="), Part::Field(0)])),
        ])),
        ..post(&[Part::Text("/x/"), Part::Field(0)])
    };
    let token = Given(Secret::from("hunter2"));
    let shown = |showing| {
        let options = Options { key: None, showing };
        let spoke = Declaration::of::<super::Desk>();
        let request = encode(&operation, spoke, &token, &at("https://d.example"), options).unwrap().request;
        let body = String::from_utf8(request.bytes().unwrap().to_vec()).unwrap();
        format!("{} {:?} {body}", request.url, request.headers)
    };
    assert_eq!(shown(false).matches("hunter2").count(), 5);
    assert!(!shown(true).contains("hunter2"));
    assert!(shown(true).contains(REDACTED));
}
