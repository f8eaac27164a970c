//! `GET /rest/api/3/project/{projectIdOrKey}`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-projectidorkey-get>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Gives a project.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/project/{project}" -> Project,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-projectidorkey-get",
)]
#[non_exhaustive]
pub struct GetProject {
    /// The key, in upper case, or the id.
    pub project: String,
}

/// A project.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Project {
    /// The id.
    #[out(id)]
    pub project_id: String,
    /// The key: `OPS`.
    #[out(key)]
    pub key: String,
    /// The name.
    #[out(name)]
    pub name: String,
    /// What it is about; lists leave it out.
    #[out(description)]
    pub description: Option<String>,
    /// What it is for: `business`, `service_desk`, `software`.
    #[out(projectTypeKey)]
    pub project_type: Option<String>,
    /// Who settles it: `classic` for the site's administrators, `next-gen` for its team.
    #[out(style)]
    pub style: Option<String>,
    /// The account id of who leads it; lists leave it out.
    #[out(lead.accountId)]
    pub lead: Option<String>,
    /// The names of the types that its issues may have; lists leave them out.
    #[out(issueTypes[].name, default)]
    pub issue_types: Vec<String>,
    /// Where the REST interface has it.
    #[out(self)]
    pub url: Option<String>,
}
