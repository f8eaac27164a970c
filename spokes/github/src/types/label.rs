//! A label as GitHub gives it.

use spoke_runtime::prelude::*;

/// A label of a repository.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Label {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub label_id: u64,
    /// The name.
    #[out(name)]
    pub name: String,
    /// Six hex digits without `#`.
    #[out(color)]
    pub color: String,
    /// What it is for.
    #[out(description)]
    pub description: Option<String>,
    /// Whether GitHub gave it to the repository at its beginning.
    #[out("default")]
    pub is_default: bool,
}
