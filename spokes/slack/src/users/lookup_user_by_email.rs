//! `GET /users.lookupByEmail`, <https://docs.slack.dev/reference/methods/users.lookupByEmail>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Finds a person by their e-mail address.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/users.lookupByEmail" -> User,
    scopes("users:read", "users:read.email"),
    limit = tier(3),
    docs = "https://docs.slack.dev/reference/methods/users.lookupByEmail",
)]
#[non_exhaustive]
pub struct LookupUserByEmail {
    /// An address in the workspace.
    pub email: String,
}

/// A person.
#[derive(Clone, Debug, Output)]
#[out(root = user)]
#[non_exhaustive]
pub struct User {
    /// The person's id, for mentions: `<@U012AB3CD>`.
    #[out(id)]
    pub user_id: String,
    /// The workspace's id.
    #[out(team_id)]
    pub team_id: Option<String>,
    /// The short name.
    #[out(name)]
    pub name: String,
    /// The full name.
    #[out(profile.real_name)]
    pub real_name: Option<String>,
    /// The name that others see.
    #[out(profile.display_name)]
    pub display_name: Option<String>,
    /// The address.
    #[out(profile.email)]
    pub email: Option<String>,
    /// The time zone: `Europe/Berlin`.
    #[out(tz)]
    pub time_zone: Option<String>,
    /// The language, where that was asked for: `en-US`.
    #[out(locale)]
    pub locale: Option<String>,
    /// Whether it is a program.
    #[out(is_bot, default)]
    pub is_bot: bool,
    /// Whether the account was switched off.
    #[out(deleted, default)]
    pub is_deleted: bool,
}
