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
            if !texts.iter().any(|text| uses(text, opening(key.place), key.name)) {
                breaches.push(format!("`{}` of {} has no {kind}", key.name, key.place));
            }
        }
    }
    holds("every key has a fixture and a fault", breaches);
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
