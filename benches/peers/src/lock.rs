//! The versions that were built, by the lock file.

const LOCK: &str = include_str!("../../Cargo.lock");

/// The version of a package.
pub fn version(package: &str) -> &'static str {
    let head = format!("name = \"{package}\"\nversion = \"");
    let rest = LOCK.split_once(&head).map_or("unknown", |(_, rest)| rest);
    rest.split_once('"').map_or(rest, |(version, _)| version)
}
