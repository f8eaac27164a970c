//! Spoke against servers and descriptions that nobody here wrote.

#![allow(clippy::unwrap_used, reason = "all of it is tests, their own rooms included")]

mod age;
mod aws;
mod described;
mod documents;
mod httpbin;
mod mermaid;
mod oauth;
mod on_premise;
mod schemas;

use std::path::{Path, PathBuf};

/// Where packages are installed: inside the target folder.
fn installed() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers")
}
