//! What a declaration means, as plain data.

pub(crate) mod action;
pub(crate) mod choices;
pub(crate) mod fail;
pub(crate) mod input;
pub(crate) mod inputs;
pub(crate) mod limit;
pub(crate) mod lookup;
pub(crate) mod output;
pub(crate) mod pages;
pub(crate) mod poll;
pub(crate) mod sequence;
pub(crate) mod spoke;
pub(crate) mod template;
