//! The nearest known word to one that is not known.

/// How alike two words must be, from 0 to 1, to be worth offering: below this, offers are noise.
const ALIKE: f64 = 0.75;

/// The known word that is most like `word`, if one is.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|one| (strsim::jaro_winkler(&word.to_lowercase(), &one.to_lowercase()), one))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, one)| one)
}

/// The words for a sentence: `` `a`, `b` ``.
pub(crate) fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// What a sentence about an unknown word says after its first beat: the nearest word, and all of them.
pub(crate) fn advice<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    let allowed = quoted(known.clone());
    match nearest(word, known) {
        Some(near) => format!("; did you mean `{near}`? allowed: {allowed}"),
        None if allowed.is_empty() => "; none is allowed here".to_owned(),
        None => format!("; allowed: {allowed}"),
    }
}

#[cfg(test)]
mod tests {
    use super::advice;

    #[test]
    fn nearest_word_is_offered() {
        let known = ["base_url", "spoke"];
        assert_eq!(advice("base_ulr", known), "; did you mean `base_url`? allowed: `base_url`, `spoke`");
    }

    #[test]
    fn nothing_alike_lists_all() {
        assert_eq!(advice("zzz", ["base_url", "spoke"]), "; allowed: `base_url`, `spoke`");
    }

    #[test]
    fn nothing_known_says_so() {
        assert_eq!(advice("zzz", []), "; none is allowed here");
    }
}
