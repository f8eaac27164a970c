//! `GET /rest/api/3/myself`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Tells whose credential it is.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/myself" -> CurrentUser,
    scopes("read:jira-user"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get",
)]
#[non_exhaustive]
pub struct GetCurrentUser;

/// Who signs in.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct CurrentUser {
    /// The account's id, which assigns issues.
    pub account_id: String,
    /// What kind of account it is: `atlassian` for a person, `app` for an app.
    pub account_type: Option<String>,
    /// The name that others see.
    pub display_name: String,
    /// The address, where the account shows it.
    pub email_address: Option<String>,
    /// Whether the account may be used.
    pub active: bool,
    /// The time zone: `Europe/Berlin`.
    pub time_zone: Option<String>,
    /// Where the REST interface has it.
    #[out(self)]
    pub url: Option<String>,
}
