//! The nearest known word to one that is not known.

/// How alike two words must be, from 0 to 1, to be worth offering; the same as in the errors of the runtime.
const ALIKE: f64 = 0.75;

/// The known word that is most like `word`, if one is; the first of several that are alike.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for one in known {
        let alike = strsim::jaro_winkler(&word, &one.to_lowercase());
        if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, one));
        }
    }
    best.map(|(_, one)| one)
}

/// The question in a sentence about an unknown word, before its last beat; empty where nothing is like it.
pub(crate) fn question<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, known).map_or(String::new(), |near| format!("did you mean `{near}`? "))
}

#[cfg(test)]
mod tests {
    use super::question;

    #[test]
    fn the_nearest_word_is_offered() {
        assert_eq!(question("Slck", ["jira", "slack"]), "did you mean `slack`? ");
    }

    #[test]
    fn nothing_alike_is_no_question() {
        assert_eq!(question("zzz", ["jira", "slack"]), "");
    }
}
