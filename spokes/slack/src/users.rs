//! People.

mod lookup_user_by_email;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use lookup_user_by_email::{LookupUserByEmail, User, lookup_user_by_email};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] = &[listed::<LookupUserByEmail>()];
