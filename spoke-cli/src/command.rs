//! The commands, each with its arguments.

pub(crate) mod call;
pub(crate) mod choices;
pub(crate) mod completions;
pub(crate) mod connections;
pub(crate) mod demo;
pub(crate) mod describe;
pub(crate) mod docs;
pub(crate) mod expand;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod new;
pub(crate) mod secrets;
mod shelf;
