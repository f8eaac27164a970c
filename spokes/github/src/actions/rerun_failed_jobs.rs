//! `POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs`,
//! <https://docs.github.com/rest/actions/workflow-runs#re-run-failed-jobs-from-a-workflow-run>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Runs the failed jobs of a workflow run again, and those that depend on them.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs" -> (),
    scopes("actions:write"),
    docs = "https://docs.github.com/rest/actions/workflow-runs#re-run-failed-jobs-from-a-workflow-run",
)]
#[non_exhaustive]
pub struct RerunFailedJobs {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The id of the run.
    pub run_id: u64,
    /// Whether the new attempt logs more.
    pub enable_debug_logging: Option<bool>,
}
