//! The independent judge of the language.
#![allow(clippy::unwrap_used, reason = "all of it is tests")]

mod project;
mod properties;
mod tidy;
