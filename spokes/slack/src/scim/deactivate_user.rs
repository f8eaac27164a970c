//! `DELETE /scim/v2/Users/{id}` on `api.slack.com`, <https://docs.slack.dev/reference/scim-api>

use spoke_runtime::prelude::*;

use super::USER_WRITES;
use crate::Slack;

/// Switches an account off; it is not deleted.
///
/// Safe to repeat: an account that is off stays off.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: DELETE "/",
    at = user_url with credentials,
    fail(message = Errors.description),
    scopes("admin"),
    limit = USER_WRITES,
    preview = "Slack's SCIM interface has no official description, and no live organization was asked",
    docs = "https://docs.slack.dev/reference/scim-api",
)]
#[non_exhaustive]
pub struct DeactivateUser {
    /// The account's own address, the `location` that `create_user` gave: [`USERS_URL`](super::USERS_URL), a slash and the id.
    pub user_url: String,
}
