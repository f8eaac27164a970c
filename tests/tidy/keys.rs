//! Every key of the language is shown once, misused once and described once.

use std::collections::BTreeMap;

use super::holds;
use crate::project;

#[test]
fn every_key_has_a_fixture_and_a_fault() {
    let fixtures = texts("tests/fixtures");
    let faults = texts("tests/faults");
    let mut breaches = Vec::new();
    for key in spoke_compiler::keys() {
        for (kind, texts) in [("fixture", &fixtures), ("fault", &faults)] {
            if !texts.iter().any(|text| uses(text, opening(key.place), key.name)) {
                breaches.push(format!("`{}` of {} has no {kind}", key.name, key.place));
            }
        }
    }
    holds("every key has a fixture and a fault", breaches);
}

/// A page opens with the key's rows of the table: where it stands, how it is written, what it says.
#[test]
fn every_key_has_its_page() {
    let mut openings: BTreeMap<String, String> = BTreeMap::new();
    for key in spoke_compiler::keys() {
        let opening = openings
            .entry(format!("docs/reference/{}.md", key.name))
            .or_insert_with(|| format!("# `{}`\n\n| on | written | says |\n|---|---|---|\n", key.name));
        opening.push_str(&format!("| {} | `{}` | {} |\n", key.place, key.shape, key.help));
    }
    let mut pages: BTreeMap<String, String> =
        project::files("docs/reference", ".md").into_iter().map(|file| (file.path, file.text)).collect();
    let contents = pages.remove("docs/reference/README.md").unwrap_or_default();
    let mut breaches = Vec::new();
    for (path, opening) in &openings {
        let page = pages.remove(path).unwrap_or_default();
        if !page.starts_with(&format!("{opening}\n")) {
            breaches.push(format!("{path} does not begin with\n{opening}"));
        }
        if !page.contains("**Refused**") || !page.contains("```rust") {
            breaches.push(format!("{path} does not say what is refused, or has no example"));
        }
        let file = path.trim_start_matches("docs/reference/");
        if !contents.contains(&format!("({file})")) {
            breaches.push(format!("docs/reference/README.md does not list {file}"));
        }
    }
    breaches.extend(pages.into_keys().map(|path| format!("{path} describes no key")));
    holds("every key has a page, and every page a key", breaches);
}

/// How the place of `` `#[input(..)]` on a field `` opens: `#[input(`.
fn opening(place: &str) -> &str {
    let end = place.find('(').unwrap() + 1;
    place[..end].trim_start_matches('`')
}

fn texts(folder: &str) -> Vec<String> {
    project::files(folder, ".rs").into_iter().map(|file| file.text).collect()
}

/// Whether the key stands in what opens so.
fn uses(text: &str, opening: &str, key: &str) -> bool {
    text.match_indices(opening).any(|(place, _)| {
        let inside = inside(&text[place + opening.len()..]);
        inside.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == key)
    })
}

/// The text up to the parenthesis that closes the attribute.
fn inside(text: &str) -> &str {
    let mut depth = 1;
    for (place, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..place];
        }
    }
    text
}
