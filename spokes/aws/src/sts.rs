//! Whose keys they are, by STS.

mod get_caller_identity;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use get_caller_identity::{CallerIdentity, GetCallerIdentity, get_caller_identity};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[listed::<GetCallerIdentity>()];
