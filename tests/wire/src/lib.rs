//! How the spokes' wire tests read their folders and compare what is sent.

mod raw;

pub use raw::{Raw, send};
