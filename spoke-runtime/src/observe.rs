//! What observers of a connection are handed.

use std::fmt;

/// Somebody who watches finished attempts and calls.
pub trait Observe: fmt::Debug + Send + Sync {}
