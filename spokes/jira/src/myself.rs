//! Who signs in.

mod get_current_user;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use get_current_user::{CurrentUser, GetCurrentUser, get_current_user};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[listed::<GetCurrentUser>()];
