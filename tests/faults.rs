//! What the compiler says to each mistake, word for word.
use crate::project::{self, File};

/// The mistakes that are two on purpose, to show that neither hides the other.
const SEVERAL: &[&str] = &[
    "keys/two_faults_together",
    "keys/three_faults_together",
    "keys/faults_in_two_items",
    "path/two_unknown_slots",
    "words/foreign_newtype",
];

#[test]
fn faults() {
    trybuild::TestCases::new().compile_fail("faults/*/*.rs");
}

#[test]
fn one_mistake_is_one_error() {
    for (name, stderr) in messages() {
        let errors = stderr.text.lines().filter(|line| is_error(line)).count();
        if SEVERAL.contains(&name.as_str()) {
            assert!(errors > 1, "{name} shows {errors} error");
        } else {
            assert_eq!(errors, 1, "{name} shows {errors} errors");
        }
    }
}

#[test]
fn messages_keep_the_style() {
    for (name, stderr) in messages() {
        for line in stderr.text.lines().filter(|line| line.starts_with("error: ")) {
            let sentence = line.trim_start_matches("error: ");
            assert!(!sentence.ends_with('.'), "{name}: a full stop ends `{sentence}`");
            assert!(!sentence.starts_with(char::is_uppercase), "{name}: `{sentence}` begins with a capital");
        }
        assert!(!stderr.text.contains("the following other types implement"), "{name} lists implementors");
        assert!(!stderr.text.contains("derive panicked"), "{name}: the compiler panicked");
    }
}

fn is_error(line: &str) -> bool {
    line.starts_with("error: ") || line.starts_with("error[")
}

/// Every fault's name, family included, with its messages.
fn messages() -> impl Iterator<Item = (String, File)> {
    project::files("tests/faults", ".stderr").into_iter().map(|file| {
        let name = file.path.trim_start_matches("tests/faults/").trim_end_matches(".stderr");
        (name.to_owned(), file)
    })
}
