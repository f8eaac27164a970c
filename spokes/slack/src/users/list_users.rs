//! `GET /users.list`, <https://docs.slack.dev/reference/methods/users.list>

use spoke_runtime::prelude::*;

use crate::{Slack, tier};

/// Gives one page of the workspace's people and programs, those that were switched off among them.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/users.list" -> UserList,
    scopes("users:read"),
    pages(cursor = response_metadata.next_cursor => cursor),
    limit = tier(2),
    docs = "https://docs.slack.dev/reference/methods/users.list",
)]
#[non_exhaustive]
pub struct ListUsers {
    /// The `next_cursor` of the page before; left out for the first page.
    pub cursor: Option<String>,
    /// The most people on a page; Slack suggests at most 200.
    pub limit: Option<u32>,
    /// Whether to give each one's `locale`.
    pub include_locale: Option<bool>,
}

/// A page of people.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct UserList {
    /// The people and programs.
    #[out(members, items)]
    pub users: Vec<Member>,
    /// What asks for the next page; empty on the last one.
    #[out(response_metadata.next_cursor, default)]
    pub next_cursor: String,
}

/// A person or program of the workspace.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Member {
    /// The id, for mentions: `<@U012AB3CD>`.
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
    /// The address; needs the scope `users:read.email`.
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
