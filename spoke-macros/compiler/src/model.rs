//! What a declaration means, as plain data.

pub(crate) mod input;
pub(crate) mod output;
