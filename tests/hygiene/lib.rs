//! A user's crate as unfriendly as crates get: it compiles, or the expansion leans on something that it may not.
#![deny(
    warnings,
    rust_2018_idioms,
    missing_docs,
    unreachable_pub,
    missing_debug_implementations,
    clippy::all,
    clippy::pedantic
)]
#![allow(
    clippy::return_self_not_must_use,
    clippy::must_use_candidate,
    clippy::needless_pass_by_value,
    reason = "the lints of what a user writes by hand are the user's"
)]

pub mod borrowing;
pub mod no_prelude;
pub mod noisy;
pub mod shadowed;

/// A crate that brings the runtime along, under a name of its own.
pub mod brought {
    pub use spoke_runtime as engine;
}
