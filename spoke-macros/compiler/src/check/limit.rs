//! The rules of limits.

use crate::diagnostics::Diagnostics;
use crate::read::limit::Limit;

/// A spoke has no fields that could tell buckets apart.
pub(crate) fn are_of_the_connection(limits: &[Limit], diagnostics: &Diagnostics) {
    for by in limits.iter().filter_map(|limit| limit.by.as_ref()) {
        let name = &by.text;
        let message = format!(
            "a spoke has no fields, and `by {name}` asks for one: its limit counts all calls of a connection; write `by {name}` at the actions that have the field"
        );
        diagnostics.at_span(by.span, message);
    }
}
