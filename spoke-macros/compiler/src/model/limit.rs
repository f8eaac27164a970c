//! How much the vendor takes at a time.

use syn::Expr;

/// A limit.
pub(crate) struct Limit {
    pub(crate) value: Expr,
    /// The input whose every value has a bucket of its own.
    pub(crate) by: Option<usize>,
}
