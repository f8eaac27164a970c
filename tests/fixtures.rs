//! Declarations read three ways: their expansion, their compilation, and what they send.
#![allow(unreachable_pub, reason = "a fixture is written as its user writes it")]

use crate::project;

pub(crate) mod behaviour {
    mod accept;
    mod described;
    mod named_function;
    mod preview;
}

pub(crate) mod body {
    mod bytes;
    mod flat;
    mod form;
    mod form_nested;
    mod from_a_file;
    mod multipart;
    mod no_inputs;
    mod of_a_delete;
    mod one_field;
    mod patch;
    mod spread;
    mod stream;
    mod template;
    mod xml;
}

pub(crate) mod effect {
    mod keyed_by_field;
    mod keyed_by_header;
    mod once;
}

pub(crate) mod fail {
    mod alternatives;
    mod contains;
    mod of_spoke_and_action;
    mod partial;
    mod refused;
    mod when;
}

pub(crate) mod header {
    mod of_the_spoke;
    mod placed_by_list;
    mod placed_on_the_field;
}

pub(crate) mod input {
    mod choices;
    mod generic_and_borrowing;
    mod newtype;
    mod secret;
    mod setters;
    mod structs;
}

pub(crate) mod limit {
    mod by_field;
}

pub(crate) mod lookup {
    mod probe;
    mod unique;
}

pub(crate) mod output {
    mod both_ways;
    mod foreign;
    mod nested;
    mod paths;
    mod questions;
    mod roots;
    mod told_apart_by_status;
    mod words;
    mod xml;
}

pub(crate) mod pages {
    mod cursor;
    mod every_way;
}

pub(crate) mod path {
    mod fixed_query;
    mod greedy_slot;
    mod one_slot;
    mod slots_in_one_segment;
}

pub(crate) mod place {
    mod base;
    mod base_slots;
    mod handed_out;
    mod sequence;
}

pub(crate) mod poll {
    mod again;
    mod by_another;
    mod by_url;
}

pub(crate) mod query {
    mod placed_by_list;
    mod placed_on_the_field;
    mod the_rest_of_a_get;
}

pub(crate) mod spoke {
    mod left_out;
    mod whole;
}

pub(crate) mod surroundings {
    mod configured;
    mod deprecated;
    mod private;
    pub(crate) mod reexported_runtime;
}

/// Every expansion, as a file that a reviewer reads.
#[test]
fn expansions() {
    for (name, _) in declarations() {
        let expansion = spoke_compiler::expansion(env!("CARGO_MANIFEST_DIR"), &format!("fixtures/{name}.rs"));
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.replace('/', "__"), expansion);
        });
    }
}

/// Where the runtime has another name, the first one stands nowhere.
#[test]
fn a_brought_runtime_is_named_as_it_is() {
    let source = "fixtures/surroundings/reexported_runtime.rs";
    let expansion = spoke_compiler::expansion(env!("CARGO_MANIFEST_DIR"), source);
    assert!(expansion.contains("inner::runtime::Operation") && !expansion.contains("spoke_runtime"));
}

/// The same input gives the same tokens, byte for byte.
#[test]
fn an_expansion_does_not_waver() {
    for (name, _) in declarations() {
        let expand = || spoke_compiler::expansion(env!("CARGO_MANIFEST_DIR"), &format!("fixtures/{name}.rs"));
        assert_eq!(expand(), expand(), "{name}");
    }
}

/// A fixture that no `mod` names would be read by nobody.
#[test]
fn every_fixture_is_compiled_and_played() {
    let modules = std::fs::read_to_string(project::root().join("tests/fixtures.rs")).unwrap();
    for (name, text) in declarations() {
        let (_, module) = name.split_once('/').unwrap();
        assert!(modules.contains(&format!("mod {module};")), "{name} is no module");
        assert!(
            text.contains(&format!("(\"{name}\"")) && text.contains("stage.matches();"),
            "{name} sends nothing"
        );
    }
}

fn declarations() -> impl Iterator<Item = (String, String)> {
    project::files("tests/fixtures", ".rs").into_iter().map(|file| {
        let name = file.path.trim_start_matches("tests/fixtures/").trim_end_matches(".rs");
        (name.to_owned(), file.text)
    })
}
