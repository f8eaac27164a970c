//! Texts with slots: pure text, without tokens.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod target;
pub(crate) mod text;
pub(crate) mod xml;
