//! The action that finds what another one makes.

use syn::Path;

pub(crate) struct Lookup {
    pub(crate) action: Path,
    /// The inputs that tell one thing from another; empty for all that both actions have.
    pub(crate) by: Vec<String>,
}
