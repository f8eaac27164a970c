//! The laws that a test can hold.

mod actions;
mod crates;
mod files;
mod keys;
mod pages;
mod rooms;
mod secrets;

use crate::project::File;

/// Fails with everything that breaks a law, one line each.
fn holds(law: &str, breaches: impl IntoIterator<Item = String>) {
    let breaches: Vec<String> = breaches.into_iter().collect();
    assert!(breaches.is_empty(), "{law}:\n  {}", breaches.join("\n  "));
}

/// The Rust files of the project, tests included, apart from those that hold somebody's mistakes.
fn rust() -> Vec<File> {
    let mut files = Vec::new();
    for folder in ["spoke-macros", "spoke-runtime", "spokes", "spoke-cli", "tests"] {
        files.extend(crate::project::files(folder, ".rs"));
    }
    files.retain(|file| !file.path.starts_with("tests/faults/"));
    files
}

/// The Rust files that are shipped: no test among them.
fn shipped() -> Vec<File> {
    let mut files = rust();
    files.retain(|file| !is_test(&file.path));
    files
}

fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs")
}
