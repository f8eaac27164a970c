//! `POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun`,
//! <https://docs.github.com/rest/actions/workflow-runs#re-run-a-workflow>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Runs a workflow run again, as a new attempt of it.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/actions/runs/{run_id}/rerun" -> (),
    scopes("actions:write"),
    docs = "https://docs.github.com/rest/actions/workflow-runs#re-run-a-workflow",
)]
#[non_exhaustive]
pub struct RerunWorkflowRun {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The id of the run.
    pub run_id: u64,
    /// Whether the new attempt logs more.
    pub enable_debug_logging: Option<bool>,
}
