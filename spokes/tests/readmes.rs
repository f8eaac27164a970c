//! The tables of the READMEs and of the book say what the catalog says.
#![cfg(all(feature = "aws", feature = "github", feature = "jira", feature = "slack"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use spoke_acme_desk::AcmeDesk;
use spoke_runtime::{ActionEntry, SpokeEntry};

/// What stands around a table that is made from the catalog.
const MARKS: [&str; 2] = ["<!-- from the catalog -->\n", "<!-- / -->\n"];

#[test]
fn readmes_of_spokes() {
    for spoke in &spokes::catalog().with::<AcmeDesk>().spokes {
        holds(&format!("{}/README.md", spoke.name), &actions(spoke));
    }
}

#[test]
fn readmes_of_the_shelf() {
    holds("README.md", &shelf(&spokes::catalog().spokes));
}

#[test]
fn rights_in_the_book() {
    let tables: Vec<String> = spokes::catalog().spokes.iter().map(rights).collect();
    holds("../docs/guide/least-privilege.md", &tables.join("\n"));
}

/// Fails unless the table stands between the marks of the file. With `SPOKE_ACCEPT=1` it is written instead: read it.
fn holds(file: &str, table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("spokes/{file}: {error}"));
    let [before, after] = MARKS;
    let (head, rest) = text.split_once(before).unwrap_or_else(|| panic!("spokes/{file} lacks `{before}`"));
    let (found, tail) = rest.split_once(after).unwrap_or_else(|| panic!("spokes/{file} lacks `{after}`"));
    let wanted = format!("\n{table}\n");
    if std::env::var_os("SPOKE_ACCEPT").is_some() {
        fs::write(&path, format!("{head}{before}{wanted}{after}{tail}"))
            .unwrap_or_else(|error| panic!("{error}"));
        return;
    }
    assert!(
        found == wanted,
        "spokes/{file} says\n{found}\nand the catalog\n{wanted}\nSPOKE_ACCEPT=1 writes it"
    );
}

fn actions(spoke: &SpokeEntry) -> String {
    let mut table = String::from("| action | call | effect | scopes |\n|---|---|---|---|\n");
    for action in &spoke.actions {
        let ActionEntry { method, path, effect, .. } = action;
        let name = linked(short(action), action.link);
        let effect = match &action.idempotency_key {
            Some(key) => format!("{effect} by {key}"),
            None => (*effect).to_owned(),
        };
        let scopes = quoted(action.scopes.iter().copied());
        table.push_str(&format!("| {name} | `{method} {path}` | {effect} | {scopes} |\n"));
    }
    table
}

fn shelf(spokes: &[SpokeEntry]) -> String {
    let mut table = String::from("| spoke | actions | signs in with | `base_url` |\n|---|---|---|---|\n");
    for spoke in spokes {
        let name = spoke.name;
        let actions = quoted(spoke.actions.iter().map(short));
        let auth = quoted(spoke.auth.iter().map(|auth| auth.name));
        let base = match &spoke.base {
            Some(base) => format!("`{base}` unless said"),
            None => "to be said".to_owned(),
        };
        table.push_str(&format!("| [`{name}`]({name}/README.md) | {actions} | {auth} | {base} |\n"));
    }
    table
}

/// What each right is for; first what takes none.
fn rights(spoke: &SpokeEntry) -> String {
    let mut by_right: BTreeMap<&str, Vec<&ActionEntry>> = BTreeMap::new();
    for action in &spoke.actions {
        let none: &[&str] = if action.scopes.is_empty() { &[""] } else { &[] };
        for right in action.scopes.iter().chain(none) {
            by_right.entry(right).or_default().push(action);
        }
    }
    let mut table = format!("| `{}`: right | needed by |\n|---|---|\n", spoke.name);
    for (right, actions) in by_right {
        let right =
            if right.is_empty() { "none but to be signed in".to_owned() } else { format!("`{right}`") };
        table.push_str(&format!("| {right} | {} |\n", quoted(actions.into_iter().map(short))));
    }
    table
}

/// The action's name without its spoke's.
fn short(action: &ActionEntry) -> &str {
    action.name.split_once('.').map_or(&action.name, |(_, action)| action)
}

fn linked(name: &str, link: Option<&str>) -> String {
    match link {
        Some(link) => format!("[`{name}`]({link})"),
        None => format!("`{name}`"),
    }
}

fn quoted<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
