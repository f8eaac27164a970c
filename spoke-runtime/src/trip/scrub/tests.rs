//! Secrets that come back in other clothes.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Scrub, secret_inputs};
use crate::error::line;
use crate::input::{Inputs, JsonField, Lend, TextField};
use crate::operation::{Effect, Method, Operation, Parameter};
use crate::schema::{Object, Property, Schema};
use crate::secret::{REDACTED, Secret};
use crate::site::Base;
use crate::template::{Pair, Part, Value as Source};
use crate::trial::Trial;
use crate::trip::{Trip, Wishes};

const SECRET: &str = "ab/cd\"ef+12";

#[track_caller]
fn check_hidden(text: &str) {
    let clean = Scrub::new(vec![SECRET.to_owned()]).text(text.to_owned());
    assert_eq!(clean, REDACTED, "{text}");
}

#[test]
fn a_secret_is_found_in_the_escapes_of_its_place() {
    check_hidden(SECRET);
    check_hidden(r#"ab/cd\"ef+12"#);
    check_hidden(r#"ab\/cd\"ef+12"#);
    check_hidden("ab%2Fcd%22ef%2B12");
    check_hidden("ab%2fcd%22ef%2b12");
}

#[test]
fn a_secret_with_blanks_is_found_on_one_line() {
    let secret = "correct  horse\tbattery";
    let clean = Scrub::new(vec![secret.to_owned()]).text(line(&format!("no {secret}")));
    assert_eq!(clean, format!("no {REDACTED}"));
}

#[test]
fn a_secret_that_was_cut_leaves_nothing_behind() {
    let scrub = Scrub::new(vec!["xoxb-very-secret".to_owned()]);
    for before in 285..300 {
        let clean = scrub.text(line(&format!("{}xoxb-very-secret", "x".repeat(before))));
        assert!(!clean.contains("xoxb"), "{clean}");
        assert!(clean.ends_with('…') || clean.ends_with(REDACTED), "{clean}");
    }
}

const LOGIN: Object = Object {
    name: "Login",
    docs: "",
    properties: &[
        Property { name: "user", docs: "", required: true, schema: Schema::Text },
        Property { name: "pin", docs: "", required: true, schema: Schema::Secret(&Schema::Integer) },
        Property { name: "next", docs: "", required: false, schema: Schema::Object(|| &LOGIN) },
    ],
};

const INPUTS: &[Parameter] = &[
    Parameter::required("login", "", Schema::Object(|| &LOGIN)),
    Parameter::required("tokens", "", Schema::List(&Schema::Secret(&Schema::Text))),
    Parameter::required("headers", "", Schema::Map(&Schema::Secret(&Schema::Text))),
    Parameter::required("title", "", Schema::Text),
];

struct Given(Value);

impl Inputs for Given {
    fn json(&self, index: usize) -> JsonField<'_> {
        JsonField::Foreign(&self.0[index])
    }
}

#[test]
fn secrets_inside_of_inputs_are_known() {
    let given = Given(json!([
        {"user": "bot-7", "pin": 48_213, "next": {"user": "ann-8", "pin": 99_001}},
        ["token-one", "token-two"],
        {"a": "header-one"},
        "disk full",
    ]));
    let operation = Operation { inputs: INPUTS, ..Operation::new("sign_in", Method::Post, "/") };
    let mut secrets = secret_inputs(&operation, &given);
    secrets.sort();
    assert_eq!(secrets, ["48213", "99001", "header-one", "token-one", "token-two"]);
}

struct Tenant(Secret<String>);

impl Inputs for Tenant {
    fn text(&self, _index: usize) -> TextField<'_> {
        Lend(&self.0).text()
    }
}

#[test]
fn a_secret_that_cannot_be_sent_is_not_shown() {
    const TENANT: Operation = Operation {
        base: &[Pair { name: "tenant", value: Source::Field(0) }],
        inputs: &[Parameter::required("tenant", "", Schema::Secret(&Schema::Text))],
        ..Operation::new("do_it", Method::Post, "/")
    };
    let trial = Trial::post(Effect::Once, []);
    let mut site = Arc::into_inner(trial.site_on(Arc::new(trial.transport.clone()))).unwrap();
    site.base = Base::Slots(&[Part::Text("https://"), Part::Setting("tenant"), Part::Text(".example")]);
    let declaration = Box::leak(Box::new(trial.declaration));
    let tenant = Tenant(Secret::from("xoxb.very.secret"));
    let trip = Trip::plan(Arc::new(site), &TENANT, declaration, &tenant, Wishes::default());
    let message = trip.encoded.unwrap_err();
    assert!(message.contains("`tenant`, part of the base URL,") && !message.contains("xoxb"), "{message}");
}
