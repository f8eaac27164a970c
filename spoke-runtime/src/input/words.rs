//! What a text that is none of an enum's words is refused with.

use std::fmt;

/// A text is none of an enum's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    word: String,
    words: &'static [&'static str],
}

impl UnknownWord {
    /// `word` is none of `words`.
    pub fn new(word: &str, words: &'static [&'static str]) -> Self {
        UnknownWord { word: word.to_owned(), words }
    }

    /// The known words.
    pub fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is none of `{}`", self.word, self.words.join("`, `"))
    }
}

impl std::error::Error for UnknownWord {}
