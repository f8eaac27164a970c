//! The road through the storm, on real sockets.
#![allow(clippy::unwrap_used, reason = "all of it is tests")]

#[path = "storm/effects.rs"]
mod effects;
#[path = "storm/faults.rs"]
mod faults;
#[path = "storm/hanging.rs"]
mod hanging;
#[path = "storm/pages.rs"]
mod pages;
#[path = "storm/plans.rs"]
mod plans;
#[path = "storm/shelves.rs"]
mod shelves;
#[path = "storm/turnstiles.rs"]
mod turnstiles;
