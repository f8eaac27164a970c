//! Where the values that an input may have are listed.

use proc_macro2::Span;
use syn::Path;

use super::fail::Path as FieldPath;

/// The action that lists them, and the places in its output.
#[derive(Clone)]
pub(crate) struct Choices {
    pub(crate) action: Path,
    /// The other action's input, and the index of the one that gives it.
    pub(crate) given: Vec<(String, usize)>,
    pub(crate) value: Place,
    pub(crate) label: Option<Place>,
}

/// A place in an output: fields by their names, and lists.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) steps: FieldPath,
    /// Where each step is written.
    pub(crate) spans: Vec<Span>,
}
