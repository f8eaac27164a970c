//! How a Rust name is spelled on the wire.

/// A spelling of names, as in `case = camel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Snake,
    Kebab,
    Camel,
    Pascal,
    ScreamingSnake,
}

impl Case {
    /// Every spelling by its word in an attribute.
    pub(crate) const WORDS: &'static [(&'static str, Case)] = &[
        ("lower", Case::Lower),
        ("upper", Case::Upper),
        ("snake", Case::Snake),
        ("kebab", Case::Kebab),
        ("camel", Case::Camel),
        ("pascal", Case::Pascal),
        ("screaming_snake", Case::ScreamingSnake),
    ];

    /// Spells a Rust name: a field's (`created_at`), a variant's or a type's (`CreatedAt`).
    pub(crate) fn spell(self, name: &str) -> String {
        let words = words(name);
        match self {
            Case::Lower => words.concat(),
            Case::Upper => words.concat().to_uppercase(),
            Case::Snake => words.join("_"),
            Case::Kebab => words.join("-"),
            Case::ScreamingSnake => words.join("_").to_uppercase(),
            Case::Pascal => words.iter().map(|word| capitalized(word)).collect(),
            Case::Camel => {
                let rest = words.iter().skip(1).map(|word| capitalized(word));
                words.first().cloned().into_iter().chain(rest).collect()
            }
        }
    }
}

/// The words of a snake-case or Pascal-case name, in lower case. A run of capitals is one word: `ListAWSUsers`.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.trim_start_matches("r#").chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for (at, &letter) in letters.iter().enumerate() {
        if letter == '_' {
            open = false;
            continue;
        }
        let after_small = at > 0 && !letters[at - 1].is_uppercase();
        let before_small = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if !open || (letter.is_uppercase() && (after_small || before_small)) {
            words.push(String::new());
            open = true;
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Case;

    #[test]
    fn names_are_spelled_in_every_case() {
        let spelled =
            |name: &str| -> Vec<String> { Case::WORDS.iter().map(|(_, case)| case.spell(name)).collect() };
        let expected =
            ["createdat", "CREATEDAT", "created_at", "created-at", "createdAt", "CreatedAt", "CREATED_AT"];
        assert_eq!(spelled("created_at"), expected);
        assert_eq!(spelled("CreatedAt"), expected);
        assert_eq!(Case::Snake.spell("ListAWSUsers"), "list_aws_users");
        assert_eq!(Case::Camel.spell("r#type"), "type");
        assert_eq!(Case::Camel.spell("line2_text"), "line2Text");
    }
}
