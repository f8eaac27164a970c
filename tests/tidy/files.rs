//! What every file is held to.

use super::{holds, rust, shipped};
use crate::project;

/// STYLE: stop and look at 300, refuse 400.
const MOST_LINES: usize = 400;

/// Names that say nothing about what lives there.
const NAMELESS: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc"];

#[test]
fn a_file_opens_with_what_lives_there() {
    holds(
        "the first line is a `//!` sentence",
        rust().into_iter().filter(|file| !file.text.starts_with("//! ")).map(|file| file.path),
    );
}

#[test]
fn a_file_is_a_room_and_no_hall() {
    holds(
        "a shipped file has fewer than 400 lines, its own tests apart",
        shipped().into_iter().filter_map(|file| {
            let lines = file.shipped().lines().count();
            (lines >= MOST_LINES).then(|| format!("{}: {lines}", file.path))
        }),
    );
}

#[test]
fn a_module_is_named_for_what_it_holds() {
    holds(
        "no module is called utils, helpers, common or misc",
        rust()
            .into_iter()
            .map(|file| file.path)
            .filter(|path| path.trim_end_matches(".rs").split('/').any(|name| NAMELESS.contains(&name))),
    );
}

#[test]
fn nothing_is_unsafe() {
    holds(
        "no code says `unsafe`",
        rust().into_iter().filter_map(|file| {
            let unsafe_word =
                file.code().split(|letter: char| !is_in_word(letter)).any(|word| word == "unsafe");
            unsafe_word.then_some(file.path)
        }),
    );
}

#[test]
fn names_are_imported_one_by_one() {
    holds(
        "no glob import outside a prelude; a test may take its parent's",
        shipped().into_iter().flat_map(|file| {
            let path = file.path.clone();
            let globs: Vec<String> = file
                .shipped()
                .lines()
                .map(str::trim)
                .filter(|line| line.starts_with("use ") || line.starts_with("pub use "))
                .filter(|line| line.contains("::*") && !line.contains("prelude::*") && !line.contains('#'))
                .map(|line| format!("{path}: {line}"))
                .collect();
            globs
        }),
    );
}

#[test]
fn files_speak_of_the_project_only() {
    let told = ["this session", "previous session", "sub-agent", "subagent", "the brief", "work order"];
    let mut files = rust();
    for ending in [".md", ".toml"] {
        files.extend(project::files("", ending));
    }
    holds(
        "no file tells how it came to be",
        files.into_iter().filter(|file| file.path != "tests/tidy/files.rs").flat_map(|file| {
            let text = file.text.to_lowercase();
            told.iter()
                .filter(|words| text.contains(**words))
                .map(|words| format!("{}: `{words}`", file.path))
                .collect::<Vec<_>>()
        }),
    );
}

fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
