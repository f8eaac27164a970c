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
fn readme_of_the_project() {
    holds("../README.md", &front(&spokes::catalog().spokes));
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

/// A table for each area. What is not stable says so, and why.
fn actions(spoke: &SpokeEntry) -> String {
    let tables: Vec<String> = spoke.areas().iter().map(|(area, actions)| area_table(area, actions)).collect();
    tables.join("\n")
}

fn area_table(area: &str, actions: &[&ActionEntry]) -> String {
    let area = if area.is_empty() { String::new() } else { format!("`{area}`: ") };
    let has_states = actions.iter().any(|action| action.state != "stable");
    let [head, rule] = if has_states { [" state |", "---|"] } else { [""; 2] };
    let mut table = format!("| {area}action | call | effect | scopes |{head}\n|---|---|---|---|{rule}\n");
    for action in actions {
        let ActionEntry { method, path, effect, steps, .. } = action;
        let call = match steps.as_slice() {
            [] => format!("`{method} {path}`"),
            steps => quoted(steps.iter().copied()),
        };
        let name = linked(action.short_name(), action.link);
        let effect = match &action.idempotency_key {
            Some(key) => format!("{effect} by {key}"),
            None => (*effect).to_owned(),
        };
        let scopes = quoted(action.scopes.iter().copied());
        let state = if has_states { format!(" {} |", state(action)) } else { String::new() };
        table.push_str(&format!("| {name} | {call} | {effect} | {scopes} |{state}\n"));
    }
    table
}

/// The state, with its reason.
fn state(action: &ActionEntry) -> String {
    let why = action.deprecated.or(action.preview).filter(|why| !why.is_empty());
    match (action.state, why) {
        ("stable", _) => String::new(),
        (state, None) => state.to_owned(),
        (state, Some(why)) => format!("{state}: {}", why.replace('|', "\\|")),
    }
}

/// Every spoke with how many actions it has of each state.
fn front(spokes: &[SpokeEntry]) -> String {
    let mut table =
        String::from("| spoke | is | stable | preview | deprecated | areas |\n|---|---|---|---|---|---|\n");
    for spoke in spokes {
        let name = spoke.name;
        let summary = spoke.docs.lines().next().unwrap_or_default().trim_end_matches('.');
        let [stable, preview, deprecated] = ["stable", "preview", "deprecated"]
            .map(|state| spoke.actions.iter().filter(|action| action.state == state).count());
        let areas = areas(spoke);
        table.push_str(&format!(
            "| [`spoke-{name}`](spokes/{name}) | {summary} | {stable} | {preview} | {deprecated} | {areas} |\n"
        ));
    }
    table
}

fn shelf(spokes: &[SpokeEntry]) -> String {
    let mut table =
        String::from("| spoke | actions | areas | signs in with | `base_url` |\n|---|---|---|---|---|\n");
    for spoke in spokes {
        let name = spoke.name;
        let count = spoke.actions.len();
        let areas = areas(spoke);
        let auth = quoted(spoke.auth.iter().map(|auth| auth.name));
        let base = match &spoke.base {
            Some(base) => format!("`{base}` unless said"),
            None => "to be said".to_owned(),
        };
        table.push_str(&format!("| [`{name}`]({name}/README.md) | {count} | {areas} | {auth} | {base} |\n"));
    }
    table
}

/// Each area, and how many actions it has.
fn areas(spoke: &SpokeEntry) -> String {
    let areas = spoke.areas();
    let named = areas.iter().filter(|(area, _)| !area.is_empty());
    named.map(|(area, actions)| format!("`{area}` {}", actions.len())).collect::<Vec<_>>().join(", ")
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
        table.push_str(&format!(
            "| {right} | {} |\n",
            quoted(actions.into_iter().map(ActionEntry::short_name))
        ));
    }
    table
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
