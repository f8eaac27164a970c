//! Raw values to the model: names resolved to fields, defaults made explicit.

pub(crate) mod action;
pub(crate) mod asked;
pub(crate) mod body;
pub(crate) mod choices;
pub(crate) mod condition;
pub(crate) mod fail;
pub(crate) mod input;
pub(crate) mod inputs;
pub(crate) mod known;
pub(crate) mod limit;
pub(crate) mod lookup;
pub(crate) mod output;
pub(crate) mod pages;
pub(crate) mod pairs;
pub(crate) mod poll;
pub(crate) mod scope;
pub(crate) mod sequence;
pub(crate) mod spoke;
pub(crate) mod target;
pub(crate) mod values;
pub(crate) mod xml;
