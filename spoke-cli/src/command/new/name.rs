//! The name of a new spoke, in the spellings that its crate needs.

use crate::failure::Failure;

/// Types that the new crate names, so that its spoke cannot be called like one of them.
const TAKEN_TYPES: &[&str] = &[
    "Action",
    "Anonymous",
    "Answer",
    "ApiKey",
    "Basic",
    "Bearer",
    "Call",
    "Connection",
    "Err",
    "Error",
    "FakeHub",
    "GetItem",
    "Hub",
    "Input",
    "Item",
    "Kind",
    "None",
    "Ok",
    "Option",
    "Output",
    "Patch",
    "Reply",
    "Result",
    "Retry",
    "Secret",
    "Self",
    "Some",
    "Spoke",
    "String",
    "Vec",
];

/// Crates of Spoke itself, without `spoke-`.
const TAKEN_CRATES: &[&str] = &["cli", "compiler", "macros", "runtime"];

/// A spoke's name in kebab case.
#[derive(Debug)]
pub(super) struct Name<'a>(&'a str);

impl<'a> Name<'a> {
    /// Checks a name.
    ///
    /// # Errors
    /// Where it is not in kebab case, or something else has it.
    pub(super) fn read(text: &'a str) -> Result<Self, Failure> {
        if !is_kebab(text) {
            let instead = kebab(text);
            return Err(Failure::usage(format!(
                "`{text}` is not in kebab case: lower-case words joined by hyphens, a letter first; write `{instead}`"
            )));
        }
        let name = Name(text);
        if TAKEN_CRATES.contains(&text) {
            return Err(Failure::usage(format!(
                "`spoke-{text}` is a crate of Spoke itself; write `{text}-desk`, or whatever the system is called"
            )));
        }
        if TAKEN_TYPES.contains(&name.type_name().as_str()) {
            return Err(Failure::usage(format!(
                "`{}` is a type that every spoke uses; write `{text}-desk`, or whatever the system is called",
                name.type_name()
            )));
        }
        Ok(name)
    }

    /// `acme-desk`
    pub(super) fn kebab(&self) -> &str {
        self.0
    }

    /// `acme_desk`
    pub(super) fn snake(&self) -> String {
        self.0.replace('-', "_")
    }

    /// `AcmeDesk`
    pub(super) fn type_name(&self) -> String {
        self.words().collect()
    }

    /// `Acme Desk`
    pub(super) fn title(&self) -> String {
        self.words().collect::<Vec<_>>().join(" ")
    }

    fn words(&self) -> impl Iterator<Item = String> {
        self.0.split('-').map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_ascii_uppercase() + rest
        })
    }
}

fn is_kebab(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    text.starts_with(|first: char| first.is_ascii_lowercase()) && text.split('-').all(is_word)
}

/// What somebody may have meant.
fn kebab(text: &str) -> String {
    let mut kebab = String::new();
    let mut was_lower = false;
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            if was_lower && letter.is_ascii_uppercase() {
                kebab.push('-');
            }
            kebab.push(letter.to_ascii_lowercase());
        } else if !kebab.is_empty() && !kebab.ends_with('-') {
            kebab.push('-');
        }
        was_lower = letter.is_ascii_lowercase() || letter.is_ascii_digit();
    }
    let kebab = kebab.trim_matches('-').trim_start_matches(|first: char| !first.is_ascii_lowercase());
    if kebab.is_empty() { "acme-desk".to_owned() } else { kebab.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Name, TAKEN_TYPES};

    #[test]
    fn one_name_in_four_spellings() {
        let name = Name::read("acme-desk-2").unwrap();
        assert_eq!(
            [name.kebab().to_owned(), name.snake(), name.type_name(), name.title()],
            ["acme-desk-2", "acme_desk_2", "AcmeDesk2", "Acme Desk 2"]
        );
    }

    #[test]
    fn a_name_in_another_case_is_refused_with_the_right_one() {
        for (wrong, right) in [
            ("AcmeDesk", "acme-desk"),
            ("acme_desk", "acme-desk"),
            ("acme--desk", "acme-desk"),
            ("-acme", "acme"),
            ("acme-", "acme"),
            ("7acme", "acme"),
            ("acme desk", "acme-desk"),
            ("../acme", "acme"),
            ("é", "acme-desk"),
            ("", "acme-desk"),
        ] {
            let message = Name::read(wrong).unwrap_err().message;
            assert!(message.ends_with(&format!("write `{right}`")), "{message}");
        }
    }

    #[test]
    fn a_name_that_something_else_has_is_refused() {
        for taken in ["runtime", "self", "hub", "get-item"] {
            assert!(Name::read(taken).unwrap_err().message.contains("whatever the system is called"));
        }
    }

    #[test]
    fn every_name_of_the_prelude_is_taken() {
        let prelude = include_str!("../../../../spoke-runtime/src/prelude.rs");
        let exports = prelude.split("pub use").skip(1);
        let names = exports.flat_map(|export| export.split(|it: char| !it.is_ascii_alphanumeric()));
        for name in names.filter(|name| name.starts_with(|first: char| first.is_ascii_uppercase())) {
            assert!(TAKEN_TYPES.contains(&name), "{name}");
        }
    }
}
