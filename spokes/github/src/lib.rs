//! GitHub for Spoke: prebuilt actions, and a sandbox to run them against.

#[cfg(feature = "sandbox")]
pub mod sandbox;
