//! Attributes to raw values with spans: the only room that sees `syn::Attribute`.

pub(crate) mod input;
pub(crate) mod item;
pub(crate) mod keys;
pub(crate) mod list;
pub(crate) mod nearest;
pub(crate) mod output;
pub(crate) mod path;
