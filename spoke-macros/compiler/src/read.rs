//! Attributes to raw values with spans: the only room that sees `syn::Attribute`.

pub(crate) mod action;
pub(crate) mod body;
pub(crate) mod choices;
pub(crate) mod condition;
pub(crate) mod fail;
pub(crate) mod fields;
pub(crate) mod head;
pub(crate) mod input;
pub(crate) mod item;
pub(crate) mod keys;
pub(crate) mod limit;
pub(crate) mod list;
pub(crate) mod lookup;
pub(crate) mod nearest;
pub(crate) mod output;
pub(crate) mod pages;
pub(crate) mod pairs;
pub(crate) mod path;
pub(crate) mod poll;
pub(crate) mod sequence;
pub(crate) mod spoke;
pub(crate) mod text;
