//! What a test against a peer cannot do without, and what becomes of the test where it is not there.

use std::fmt;

/// Something is not there, so that a peer cannot run.
#[derive(Debug)]
pub struct Missing(String);

impl Missing {
    /// What is missing, and how to get it.
    pub fn new(sentence: impl Into<String>) -> Self {
        Missing(sentence.into())
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was found, or `None` after saying what is missing: the test proves nothing then, and passes.
///
/// # Panics
/// Where something is missing under `CI=true`: there nothing is skipped.
pub fn or_skip<T>(found: Result<T, Missing>) -> Option<T> {
    match found {
        Ok(found) => Some(found),
        Err(missing) if std::env::var_os("CI").is_some_and(|ci| ci == "true") => panic!("{missing}"),
        Err(missing) => {
            eprintln!("SKIPPED, nothing is proven: {missing}");
            None
        }
    }
}
