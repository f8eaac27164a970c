//! `GET /rest/api/3/user/assignable/search`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-assignable-search-get>

use spoke_runtime::prelude::*;

use crate::{Jira, User};

/// Finds people to whom a project's issues may be assigned. Jira takes the users of a range, and gives those of them who may: an
/// empty answer says nothing of the ranges after it.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/user/assignable/search" -> Vec<User>,
    case = camel,
    scopes("read:jira-user"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-assignable-search-get",
)]
#[non_exhaustive]
pub struct FindAssignableUsers {
    /// The project's key or id.
    pub project: String,
    /// What the name or the address begins with.
    pub query: String,
    /// Where the range begins.
    pub start_at: Option<u32>,
    /// How many users the range has: 50 where nothing is said.
    pub max_results: Option<u32>,
}
