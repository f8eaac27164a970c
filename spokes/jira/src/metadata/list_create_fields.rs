//! `GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get>

use spoke_runtime::prelude::*;

use crate::{Field, Jira};

/// Lists the fields that an issue of a type may have when it is created.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issue/createmeta/{project}/issuetypes/{issue_type}" -> CreateFields,
    case = camel,
    preview = "no description of Atlassian's to hold it to was at hand",
    pages(offset => start_at, total = total),
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get",
)]
#[non_exhaustive]
pub struct ListCreateFields {
    /// The project's key or id.
    pub project: String,
    /// The type's id.
    pub issue_type: String,
    /// How many fields to skip.
    pub start_at: Option<u64>,
    /// The most fields on a page: 50 where nothing is said, 200 at most.
    pub max_results: Option<u32>,
}

/// A page of fields.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct CreateFields {
    /// The fields.
    #[out(fields, items)]
    pub fields: Vec<Field>,
    /// How many stand before this page.
    pub start_at: Option<u64>,
    /// How many there are in all.
    pub total: Option<u64>,
}
