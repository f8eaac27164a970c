//! Ways to sign in.

use std::fmt;

/// A way to sign in that a spoke declares: named in `connections.toml`, opened into a credential.
pub trait Authorize: fmt::Debug + Send + Sync {
    /// The name in `connections.toml`: `api_key`.
    fn name(&self) -> &'static str;
}
