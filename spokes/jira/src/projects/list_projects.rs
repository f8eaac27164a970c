//! `GET /rest/api/3/project/search`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get>

use spoke_runtime::prelude::*;

use super::Project;
use crate::Jira;

/// Lists the projects that who signs in may see.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/project/search" -> Projects,
    case = camel,
    pages(offset => start_at, total = total),
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get",
)]
#[non_exhaustive]
pub struct ListProjects {
    /// How many projects to skip.
    pub start_at: Option<u64>,
    /// The most projects on a page: 50 where nothing is said, 100 at most.
    pub max_results: Option<u32>,
    /// What the key or the name holds, in whichever case.
    pub query: Option<String>,
    /// These alone, by their keys; at most 50.
    pub keys: Option<Vec<String>>,
    /// Those of this type alone.
    pub type_key: Option<ProjectType>,
    /// Those alone with which who signs in may do this.
    pub action: Option<ProjectAction>,
    /// Which come first.
    pub order_by: Option<ProjectOrder>,
}

/// What a project is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[input(case = snake)]
#[non_exhaustive]
pub enum ProjectType {
    /// Business teams.
    Business,
    /// Service desks.
    ServiceDesk,
    /// Software teams.
    Software,
}

/// What may be done with a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[input(case = lower)]
#[non_exhaustive]
pub enum ProjectAction {
    /// To see it or administer it.
    View,
    /// To see its issues.
    Browse,
    /// To administer it.
    Edit,
    /// To create issues in it.
    Create,
}

/// Which projects come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[input(case = camel)]
#[non_exhaustive]
pub enum ProjectOrder {
    /// By their keys.
    Key,
    /// By their names.
    Name,
    /// Those with the fewest issues.
    IssueCount,
    /// Those with the most issues.
    #[input(rename = "-issueCount")]
    IssueCountDescending,
    /// Those whose issues have stayed as they are for longest.
    LastIssueUpdatedDate,
    /// Those whose issues were changed last.
    #[input(rename = "-lastIssueUpdatedDate")]
    LastIssueUpdatedDateDescending,
}

/// A page of projects.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct Projects {
    /// The projects.
    #[out(values, items)]
    pub projects: Vec<Project>,
    /// How many stand before this page.
    pub start_at: Option<u64>,
    /// How many there are in all.
    pub total: Option<u64>,
    /// Whether this is the last page.
    pub is_last: Option<bool>,
}
