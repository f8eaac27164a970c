//! People and apps.

mod find_assignable_users;
mod find_users;
mod get_user;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use find_assignable_users::{FindAssignableUsers, find_assignable_users};
pub use find_users::{FindUsers, find_users};
pub use get_user::{GetUser, get_user};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] =
    &[listed::<FindAssignableUsers>(), listed::<FindUsers>(), listed::<GetUser>()];
