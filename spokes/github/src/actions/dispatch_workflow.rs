//! `POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches`,
//! <https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Starts a workflow that has the trigger `workflow_dispatch`.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/actions/workflows/{workflow}/dispatches" -> Dispatch,
    scopes("actions:write"),
    docs = "https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event",
)]
#[non_exhaustive]
pub struct DispatchWorkflow {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The workflow's file or its id: `deploy.yml`.
    pub workflow: String,
    /// The branch or tag whose workflow runs.
    #[input(rename = "ref")]
    pub reference: String,
    /// The workflow's inputs, at most 25; its own defaults where they are left out.
    pub inputs: Option<BTreeMap<String, String>>,
    /// Whether GitHub tells which run it becomes.
    pub return_run_details: Option<bool>,
}

/// What becomes of a dispatch.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub enum Dispatch {
    /// It is this run.
    #[out(when = 200)]
    Run(DispatchedRun),
    /// It will run; nothing more was asked for.
    #[out(when = 204)]
    Accepted,
}

/// The run that a dispatch becomes.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct DispatchedRun {
    /// The id of the run.
    #[out(workflow_run_id)]
    pub run_id: u64,
    /// Where people watch it.
    #[out(html_url)]
    pub url: String,
}
