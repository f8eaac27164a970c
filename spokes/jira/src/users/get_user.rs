//! `GET /rest/api/3/user`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-get>

use spoke_runtime::prelude::*;

use crate::{Jira, User};

/// Tells about an account.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/user" -> User,
    case = camel,
    scopes("read:jira-user"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-get",
)]
#[non_exhaustive]
pub struct GetUser {
    /// The account's id.
    pub account_id: String,
}
