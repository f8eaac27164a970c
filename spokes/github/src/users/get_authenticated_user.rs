//! `GET /user`, <https://docs.github.com/rest/users/users#get-the-authenticated-user>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Tells whose token it is.
///
/// Every user's token may ask. A GitHub App's installation token belongs to nobody: GitHub accepts it, and refuses the
/// question with a 403.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/user" -> AuthenticatedUser,
    docs = "https://docs.github.com/rest/users/users#get-the-authenticated-user",
)]
#[non_exhaustive]
pub struct GetAuthenticatedUser;

/// Whose token it is.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct AuthenticatedUser {
    /// The login.
    #[out(login)]
    pub login: String,
    /// The id, which outlives a change of the login.
    #[out(id)]
    pub user_id: u64,
    /// What kind of account it is: `User` or `Bot`.
    #[out(type)]
    pub account_type: String,
    /// The full name.
    #[out(name)]
    pub name: Option<String>,
    /// The address, where it is public or the token may see it.
    #[out(email)]
    pub email: Option<String>,
    /// Where people see the account.
    #[out(html_url)]
    pub url: String,
    /// What a classic token may do, with commas between: `repo, read:org`. Other tokens do not tell.
    #[out(header("x-oauth-scopes"))]
    pub scopes: Option<String>,
}
