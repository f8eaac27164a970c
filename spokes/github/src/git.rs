//! Branches and tags.

mod create_ref;
mod delete_ref;
mod get_ref;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use create_ref::{CreateRef, create_ref};
pub use delete_ref::{DeleteRef, delete_ref};
pub use get_ref::{GetRef, get_ref};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[listed::<CreateRef>(), listed::<DeleteRef>(), listed::<GetRef>()];
