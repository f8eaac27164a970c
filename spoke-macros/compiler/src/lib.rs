//! The compiler behind Spoke's derives: declarations in, tokens out, faults as values.
//!
//! Each derive walks the same rooms: `read` (attributes to raw values), `lower` (raw values to plain data), `check`
//! (the rules; only it makes a `Checked`), then `expand`, or `fallback` where something is wrong.
#![deny(clippy::unwrap_used, clippy::expect_used)]

mod case;
mod check;
mod derive;
mod diagnostics;
mod expand;
#[cfg(feature = "snapshot")]
mod expansion;
mod fallback;
mod files;
mod lower;
mod model;
mod read;
#[cfg(feature = "snapshot")]
mod snapshot;
mod template;

pub use derive::{derive_action, derive_input, derive_output, derive_spoke};
#[cfg(feature = "snapshot")]
pub use expansion::expansion;
pub use files::{Files, NoFiles};
pub use read::keys::{KeyRow, keys};
#[cfg(feature = "snapshot")]
pub use snapshot::{Fault, expand_file};

#[cfg(feature = "snapshot")]
#[doc(hidden)]
pub use insta;
