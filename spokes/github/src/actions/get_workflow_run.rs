//! `GET /repos/{owner}/{repo}/actions/runs/{run_id}`,
//! <https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run>

use spoke_runtime::prelude::*;

use crate::{GitHub, WorkflowRun};

/// Gives a workflow run.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/actions/runs/{run_id}" -> WorkflowRun,
    scopes("actions:read"),
    docs = "https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run",
)]
#[non_exhaustive]
pub struct GetWorkflowRun {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The id of the run.
    pub run_id: u64,
    /// Whether the answer leaves out which pull requests it is of, which is quicker.
    pub exclude_pull_requests: Option<bool>,
}
