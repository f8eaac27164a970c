//! Who signs in.

mod get_authenticated_user;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use get_authenticated_user::{AuthenticatedUser, GetAuthenticatedUser, get_authenticated_user};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[listed::<GetAuthenticatedUser>()];
