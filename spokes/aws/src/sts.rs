//! Who signs, and roles, by STS.

mod assume_role;
mod get_caller_identity;

use spoke_runtime::{Listed, listed};

use crate::Aws;

pub use assume_role::{AssumeRole, AssumedRole, assume_role};
pub use get_caller_identity::{CallerIdentity, GetCallerIdentity, get_caller_identity};

/// The actions of this area.
pub const ACTIONS: &[Listed<Aws>] = &[listed::<AssumeRole>(), listed::<GetCallerIdentity>()];
