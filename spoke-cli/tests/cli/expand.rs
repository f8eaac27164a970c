//! `spoke expand`.

use std::path::PathBuf;

use crate::support::{Ran, spoke};

const GOOD: &str = r#"
use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

/// Files a ticket.
#[derive(Action)]
#[action(AcmeDesk: POST "/projects/{project}/tickets" -> ())]
pub struct CreateTicket {
    pub project: String,
    pub title: String,
}
"#;

fn expand(source: &str) -> (Ran, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.rs");
    std::fs::write(&file, source).unwrap();
    (spoke(&["expand", file.to_str().unwrap()]), file)
}

#[test]
fn the_expansion_is_formatted() {
    let (ran, _) = expand(GOOD);
    let ran = ran.ends_with(0);
    assert!(ran.stdout.contains("pub fn create_ticket("), "{}", ran.stdout);
    assert!(ran.stdout.contains("impl ::spoke_runtime::Action for CreateTicket"), "{}", ran.stdout);
}

#[test]
fn every_fault_stands_at_its_line_and_column() {
    let source = GOOD.replace("{project}", "{projekt}").replace("name =", "nmae =");
    let (ran, file) = expand(&source);
    let ran = ran.ends_with(1);
    let places: Vec<_> = ran.stderr.lines().map(|line| line.split(": ").next().unwrap()).collect();
    let file = file.display();
    assert!(places.contains(&format!("{file}:5:9").as_str()), "{}", ran.stderr);
    assert!(places.contains(&format!("{file}:10:36").as_str()), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
}

#[test]
fn a_file_that_is_no_rust_is_refused() {
    let (ran, file) = expand("fn (");
    ran.ends_with(1).complains(&format!("{}:1:", file.display()));
}

#[test]
fn a_missing_file_is_named() {
    spoke(&["expand", "no/such.rs"]).ends_with(1).complains("no/such.rs cannot be read");
}
