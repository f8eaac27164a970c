//! The independent judge of the language.
#![allow(clippy::unwrap_used, reason = "all of it is tests")]

mod by_hand;
mod faults;
mod fixtures;
mod project;
mod properties;
mod stage;
mod tidy;
