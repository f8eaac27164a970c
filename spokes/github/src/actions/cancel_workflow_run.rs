//! `POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel`,
//! <https://docs.github.com/rest/actions/workflow-runs#cancel-a-workflow-run>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Asks a workflow run to end.
///
/// Safe to repeat: a run that has ended is answered 409.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/actions/runs/{run_id}/cancel" -> (),
    effect = idempotent,
    scopes("actions:write"),
    docs = "https://docs.github.com/rest/actions/workflow-runs#cancel-a-workflow-run",
)]
#[non_exhaustive]
pub struct CancelWorkflowRun {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The id of the run.
    pub run_id: u64,
}
