//! `GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs`,
//! <https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow>

use spoke_runtime::prelude::*;

use crate::{GitHub, RunFilter, WorkflowRuns};

/// Gives one page of the runs of one workflow, the newest first.
///
/// GitHub shows 1000 at most where a filter is given.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/actions/workflows/{workflow}/runs" -> WorkflowRuns,
    pages(link_header, total = total_count),
    scopes("actions:read"),
    docs = "https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow",
)]
#[non_exhaustive]
pub struct ListRunsOfWorkflow {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The workflow's file or its id: `deploy.yml`.
    pub workflow: String,
    /// Only of who pushed, by login.
    pub actor: Option<String>,
    /// Only of this branch.
    pub branch: Option<String>,
    /// Only by this trigger: `push`, `pull_request`, `workflow_dispatch`.
    pub event: Option<String>,
    /// Only in this state, or with this end.
    pub status: Option<RunFilter>,
    /// Only of this time: `2026-01-05`, `>=2026-01-05T10:00:00Z`, `2026-01-01..2026-01-31`.
    pub created: Option<String>,
    /// Only of this commit, 40 hex digits.
    pub head_sha: Option<String>,
    /// Only of this check suite.
    pub check_suite_id: Option<u64>,
    /// Whether the answer leaves out which pull requests they are of, which is quicker.
    pub exclude_pull_requests: Option<bool>,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}
