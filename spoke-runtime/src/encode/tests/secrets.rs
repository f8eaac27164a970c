//! Secret inputs, marked where they are sent.

use super::{Options, at, encode};
use crate::declaration::Declaration;
use crate::input::{Inputs, Lend, TextField};
use crate::operation::{Method, Operation, Parameter};
use crate::schema::Schema;
use crate::secret::Secret;
use crate::template::{Pair, Part, Value};

struct Given(Secret<String>);

impl Inputs for Given {
    fn text(&self, _index: usize) -> TextField<'_> {
        Lend(&self.0).text()
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
