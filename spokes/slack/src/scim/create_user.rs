//! `POST /scim/v2/Users` on `api.slack.com`, <https://docs.slack.dev/reference/scim-api>

use spoke_runtime::prelude::*;

use super::USER_WRITES;
use crate::Slack;

/// Opens an account.
///
/// Once only: a second one is refused with status 409.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/" -> CreatedUser,
    at = users_url with credentials,
    body = {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": user_name,
        "name": {"givenName": given_name, "familyName": family_name},
        "displayName": display_name,
        "title": title,
        "emails": [{"value": email, "primary": true}],
    },
    fail(message = Errors.description),
    scopes("admin"),
    limit = USER_WRITES,
    preview = "Slack's SCIM interface has no official description, and no live organization was asked",
    docs = "https://docs.slack.dev/reference/scim-api",
)]
#[non_exhaustive]
pub struct CreateUser {
    /// Where accounts are made: [`USERS_URL`](super::USERS_URL), or a sandbox's.
    pub users_url: String,
    /// The short name, one of a kind.
    pub user_name: String,
    /// The address.
    pub email: String,
    /// The first name.
    pub given_name: Option<String>,
    /// The family name.
    pub family_name: Option<String>,
    /// The name that others see.
    pub display_name: Option<String>,
    /// What the person does.
    pub title: Option<String>,
}

/// An account.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct CreatedUser {
    /// The person's id, the same as in the Web API.
    #[out(id)]
    pub user_id: String,
    /// The short name as Slack stored it.
    #[out(userName)]
    pub user_name: String,
    /// Whether the account is switched on.
    #[out(active, default)]
    pub is_active: bool,
    /// The account's own address, which `deactivate_user` takes.
    #[out(meta.location)]
    pub location: Option<String>,
}
