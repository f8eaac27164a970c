//! How the pages of a list follow one another.

use crate::read::pages::Way;

use super::fail::Source;

/// What `pages(..)` says.
pub(crate) struct Pages {
    pub(crate) way: Way,
    /// Where an answer holds the way to the next page.
    pub(crate) from: Option<Source>,
    /// The input that takes it.
    pub(crate) into: Option<usize>,
    pub(crate) more: Option<Source>,
    pub(crate) total: Option<Source>,
}
