//! A checked model to tokens. Cannot fail.

pub(crate) mod input;
pub(crate) mod output;
