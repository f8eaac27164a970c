//! `GET /rest/api/3/user/search`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-search-get>

use spoke_runtime::prelude::*;

use crate::{Jira, User};

/// Finds people by their names and addresses, as far as they show them; none where who signs in may not browse users.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/user/search" -> Vec<User>,
    case = camel,
    pages(offset => start_at),
    scopes("read:jira-user"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-search-get",
)]
#[non_exhaustive]
pub struct FindUsers {
    /// What the name or the address begins with.
    pub query: String,
    /// How many users to skip; Jira finds the first thousand alone.
    pub start_at: Option<u64>,
    /// The most users on a page: 50 where nothing is said.
    pub max_results: Option<u32>,
}
