//! Every key of the language is shown once and misused once.

use super::holds;
use crate::project;

#[test]
fn every_key_has_a_fixture_and_a_fault() {
    let fixtures = texts("tests/fixtures");
    let faults = texts("tests/faults");
    let mut breaches = Vec::new();
    for key in spoke_compiler::keys() {
        for (kind, texts) in [("fixture", &fixtures), ("fault", &faults)] {
            let shown = texts.iter().any(|text| uses(text, key.attribute, key.name));
            if !shown {
                breaches.push(format!("`{}` of `#[{}(..)]` has no {kind}", key.name, key.attribute));
            }
        }
    }
    holds("every key has a fixture and a fault", breaches);
}

/// What stands in the attributes of each file under `folder`, spaces apart.
fn texts(folder: &str) -> Vec<String> {
    project::files(folder, ".rs").into_iter().map(|file| file.text).collect()
}

/// Whether an attribute of this name holds the key.
fn uses(text: &str, attribute: &str, key: &str) -> bool {
    text.match_indices(&format!("#[{attribute}(")).any(|(place, opening)| {
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
