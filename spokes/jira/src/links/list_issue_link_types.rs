//! `GET /rest/api/3/issueLinkType`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-link-types/#api-rest-api-3-issuelinktype-get>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Lists the types of links that the site has.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issueLinkType" -> IssueLinkTypes,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-link-types/#api-rest-api-3-issuelinktype-get",
)]
#[non_exhaustive]
pub struct ListIssueLinkTypes;

/// The types of links that a site has.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct IssueLinkTypes {
    /// The types.
    #[out(issueLinkTypes)]
    pub types: Vec<IssueLinkType>,
}

/// A type of links.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct IssueLinkType {
    /// The id.
    #[out(id)]
    pub type_id: String,
    /// The name: `Blocks`.
    #[out(name)]
    pub name: String,
    /// What is said of the issue that the link goes to: `is blocked by`.
    #[out(inward)]
    pub inward: Option<String>,
    /// What is said of the issue that the link comes from: `blocks`.
    #[out(outward)]
    pub outward: Option<String>,
}
