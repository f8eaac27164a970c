//! The binary `spoke` from outside: what it prints, what it stores, how it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod book;
mod call;
mod choices;
mod completions;
mod connections;
mod demo;
mod describe;
mod docs;
mod expand;
mod list;
mod man;
mod new;
mod secrets;
mod shown;
mod support;
mod terminal;
