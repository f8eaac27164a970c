//! How the end of a long-running operation is found.

use syn::Path;

use super::fail::{Condition, Source};

pub(crate) struct Poll {
    pub(crate) ask: Ask,
    pub(crate) until: Option<Condition>,
    pub(crate) failed: Option<Condition>,
    pub(crate) result: Outcome,
    /// In milliseconds.
    pub(crate) every: Option<u64>,
}

/// Who is asked.
pub(crate) enum Ask {
    /// The action itself.
    Again,
    Url(Source),
    /// Another action, and the inputs that the first answer gives.
    Other(Path, Vec<(String, Source)>),
}

/// Where the output is read in the end.
pub(crate) enum Outcome {
    Last,
    Start,
    Url(Source),
}
