//! People: by id, by address, all of them.

mod get_user;
mod list_users;
mod lookup_user_by_email;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use get_user::{GetUser, get_user};
pub use list_users::{ListUsers, Member, UserList, list_users};
pub use lookup_user_by_email::{LookupUserByEmail, User, lookup_user_by_email};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] =
    &[listed::<GetUser>(), listed::<ListUsers>(), listed::<LookupUserByEmail>()];
