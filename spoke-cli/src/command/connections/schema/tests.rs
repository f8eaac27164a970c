//! The schema knows the keys that the runtime reads, and no other.

use std::collections::BTreeSet;

use serde_json::Value;
use spoke_runtime::Hub;

use super::schema;

/// The keys that the runtime allows where `text` has one that is unknown.
fn read(text: &str) -> BTreeSet<String> {
    let told = Hub::builder().connections_toml(text).build().unwrap_err().to_string();
    let line =
        told.lines().find(|line| line.contains("unknown key `zzzz`")).unwrap_or_else(|| panic!("{told}"));
    let (_, allowed) = line.split_once("allowed: ").unwrap();
    allowed.split(", ").map(|key| key.trim_matches('`').to_owned()).collect()
}

#[track_caller]
fn check(text: &str, pointer: &str) {
    let schema = schema(&spokes::catalog());
    let at = schema.pointer(pointer).unwrap_or_else(|| panic!("no {pointer} in {schema:#}"));
    let known: BTreeSet<String> = at["properties"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(known, read(text), "{pointer}");
    assert_eq!(at["additionalProperties"], Value::Bool(false), "{pointer}");
}

#[test]
fn the_keys_are_those_that_are_read() {
    check("zzzz = 1", "");
    check("[environment.prod]\nzzzz = 1", "/$defs/Environment");
    check("[connection.desk]\nzzzz = 1", "/$defs/Connection");
    check("[connection.desk]\nspoke = \"x\"\ntimeout = { zzzz = 1 }", "/$defs/Timeout");
    check("[connection.desk]\nspoke = \"x\"\nretry = { zzzz = 1 }", "/$defs/Retry");
    check("[connection.desk]\nspoke = \"x\"\nlimit = { zzzz = 1 }", "/$defs/Limit");
    check("[connection.desk]\nspoke = \"x\"\nproxy = { zzzz = 1 }", "/$defs/WithLogin");
    check("[connection.desk]\nspoke = \"x\"\ntls = { zzzz = 1 }", "/$defs/Tls");
    check("[caller.bot]\nzzzz = 1", "/$defs/Caller");
    check("[secrets]\nzzzz = 1", "/$defs/Secrets");
}

#[test]
fn every_way_to_sign_in_of_the_catalog_is_there() {
    let catalog = spokes::catalog();
    let schema = schema(&catalog);
    let ways = &schema["$defs"]["Auth"]["oneOf"][1]["properties"];
    for spoke in &catalog.spokes {
        for way in &spoke.auth {
            let said = ways[way.name]["description"].as_str().unwrap_or_else(|| panic!("no `{}`", way.name));
            assert!(said.contains(&format!("`{}`", spoke.name)), "{said}");
        }
    }
}
