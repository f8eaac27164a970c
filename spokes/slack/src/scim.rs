//! Accounts of the organization, by SCIM 2.0.
//!
//! Slack's SCIM interface is another one than its Web API: it stands on `api.slack.com`, it answers with statuses, and its
//! token is an owner's or admin's with the scope `admin`. So it takes a connection of its own.

mod create_user;
mod deactivate_user;

use spoke_runtime::{Limit, Listed, listed, rate};

use crate::Slack;

pub use create_user::{CreateUser, CreatedUser, create_user};
pub use deactivate_user::{DeactivateUser, deactivate_user};

/// Where accounts are made.
pub const USERS_URL: &str = "https://api.slack.com/scim/v2/Users";

/// How often accounts may be made, and switched off, each for itself: <https://docs.slack.dev/reference/scim-api/rate-limits>.
pub const USER_WRITES: Limit = rate("180/m").burst(20);

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] = &[listed::<CreateUser>(), listed::<DeactivateUser>()];
