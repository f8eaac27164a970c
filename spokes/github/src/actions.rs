//! Workflow runs.

mod cancel_workflow_run;
mod dispatch_workflow;
mod get_workflow_run;
mod list_runs_of_workflow;
mod list_workflow_runs;
mod rerun_failed_jobs;
mod rerun_workflow_run;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use cancel_workflow_run::{CancelWorkflowRun, cancel_workflow_run};
pub use dispatch_workflow::{Dispatch, DispatchWorkflow, DispatchedRun, dispatch_workflow};
pub use get_workflow_run::{GetWorkflowRun, get_workflow_run};
pub use list_runs_of_workflow::{ListRunsOfWorkflow, list_runs_of_workflow};
pub use list_workflow_runs::{ListWorkflowRuns, list_workflow_runs};
pub use rerun_failed_jobs::{RerunFailedJobs, rerun_failed_jobs};
pub use rerun_workflow_run::{RerunWorkflowRun, rerun_workflow_run};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[
    listed::<CancelWorkflowRun>(),
    listed::<DispatchWorkflow>(),
    listed::<GetWorkflowRun>(),
    listed::<ListRunsOfWorkflow>(),
    listed::<ListWorkflowRuns>(),
    listed::<RerunFailedJobs>(),
    listed::<RerunWorkflowRun>(),
];
