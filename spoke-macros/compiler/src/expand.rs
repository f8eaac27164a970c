//! A checked model to tokens. Cannot fail.

pub(crate) mod action;
pub(crate) mod asked;
mod choices;
pub(crate) mod condition;
pub(crate) mod docs;
pub(crate) mod fail;
pub(crate) mod impls;
pub(crate) mod input;
pub(crate) mod inputs;
pub(crate) mod limit;
pub(crate) mod lookup;
pub(crate) mod operation;
pub(crate) mod output;
pub(crate) mod pages;
pub(crate) mod poll;
pub(crate) mod scope;
pub(crate) mod sequence;
pub(crate) mod shell;
pub(crate) mod slots;
pub(crate) mod spoke;
pub(crate) mod template;
