//! Raw values to the model: names resolved to fields, defaults made explicit.

pub(crate) mod input;
pub(crate) mod output;
