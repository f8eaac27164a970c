//! Third-party servers for tests: installed once, started on free loopback ports, stopped with the test.
//!
//! A new peer is one file beside the others in `tests/`: a [`Package`] with its versions, a [`Server`] with its command.

mod install;
mod missing;
mod server;

pub use install::{Package, Registry};
pub use missing::{Missing, or_skip};
pub use server::{Server, free_ports};
