//! A type that actions send.

use proc_macro2::Span;
use syn::{Ident, Type};

use crate::read::item::Item;

pub(crate) use super::output::Word;

/// A type that actions send.
pub(crate) struct Input {
    pub(crate) item: Item,
    pub(crate) shape: Shape,
}

/// How it is sent.
pub(crate) enum Shape {
    /// As an object.
    Fields(Vec<Field>),
    /// As the value that it holds.
    Newtype { ty: Box<Type>, is_text: bool },
    /// As one of its words, or as what the catch-all holds.
    Words { known: Vec<Word>, other: Option<Ident> },
    /// Not at all; the fault is on the list.
    Unfit,
}

/// A member.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) docs: String,
    /// The name on the wire, and where it is written.
    pub(crate) wire: String,
    pub(crate) span: Span,
    pub(crate) is_option: bool,
    /// Whether every value has the member: neither an `Option` nor a `Patch` does.
    pub(crate) is_required: bool,
    /// The type whose shape the member has: what an `Option` holds, for its `None` is left out and never `null`.
    pub(crate) described: Type,
}
