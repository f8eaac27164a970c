//! `GET /users.info`, <https://docs.slack.dev/reference/methods/users.info>

use spoke_runtime::prelude::*;

use super::User;
use crate::{Slack, tier};

/// Gives a person by their id.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: GET "/users.info" -> User,
    scopes("users:read"),
    limit = tier(4),
    docs = "https://docs.slack.dev/reference/methods/users.info",
)]
#[non_exhaustive]
pub struct GetUser {
    /// The person's id.
    pub user: String,
    /// Whether to give `locale`.
    pub include_locale: Option<bool>,
}
