//! `GET /rest/api/3/issue/{issueIdOrKey}/editmeta`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-editmeta-get>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

use crate::{Field, Jira};

/// Gives the fields of an issue that who signs in may change.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issue/{issue}/editmeta" -> EditFields,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-editmeta-get",
)]
#[non_exhaustive]
pub struct GetEditFields {
    /// The key or the id.
    pub issue: String,
}

/// The fields of an issue that may be changed.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct EditFields {
    /// The fields by their ids.
    #[out(fields, default)]
    pub fields: BTreeMap<String, Field>,
}
