//! An input: an enum of words.

use std::fmt;
use std::str::FromStr;

use spoke_runtime::{Described, Json, JsonWriter, Schema, Text, TextWriter, UnknownWord};

#[derive(Debug)]
pub(crate) enum Priority {
    Low,
    High,
}

const WORDS: &[&str] = &["LOW", "HIGH"];

impl AsRef<str> for Priority {
    fn as_ref(&self) -> &str {
        match self {
            Priority::Low => "LOW",
            Priority::High => "HIGH",
        }
    }
}

impl Text for Priority {
    fn write_text(&self, out: &mut TextWriter) {
        out.push(self.as_ref());
    }
}

impl Json for Priority {
    fn write_json(&self, out: &mut JsonWriter) {
        out.string(self.as_ref());
    }
}

impl Described for Priority {
    const SCHEMA: Schema = Schema::Words { words: WORDS, open: false };
}

impl fmt::Display for Priority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_ref())
    }
}

impl FromStr for Priority {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "LOW" => Ok(Priority::Low),
            "HIGH" => Ok(Priority::High),
            word => Err(UnknownWord::new(word, WORDS)),
        }
    }
}
