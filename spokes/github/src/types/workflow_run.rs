//! A workflow run as GitHub gives it.

use spoke_runtime::prelude::*;

/// A run of a workflow.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct WorkflowRun {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub run_id: u64,
    /// The workflow's name.
    #[out(name)]
    pub name: Option<String>,
    /// What people see it by: the commit's or the pull request's title.
    #[out(display_title)]
    pub title: String,
    /// Which run of its workflow it is.
    #[out(run_number)]
    pub run_number: u64,
    /// Which attempt of the run, from one.
    #[out(run_attempt)]
    pub attempt: Option<u64>,
    /// What triggered it: `push`, `workflow_dispatch`.
    #[out(event)]
    pub event: String,
    /// How far it is.
    #[out(status)]
    pub status: Option<RunStatus>,
    /// How it ended; `None` before that.
    #[out(conclusion)]
    pub conclusion: Option<RunConclusion>,
    /// The branch.
    #[out(head_branch)]
    pub branch: Option<String>,
    /// The commit, 40 hex digits.
    #[out(head_sha)]
    pub head_sha: String,
    /// The id of the workflow.
    #[out(workflow_id)]
    pub workflow_id: u64,
    /// The login of who triggered it.
    #[out(actor.login)]
    pub actor: Option<String>,
    /// Where people watch it.
    #[out(html_url)]
    pub url: String,
    /// When it was created (RFC 3339).
    #[out(created_at)]
    pub created_at: String,
    /// When its last attempt began (RFC 3339).
    #[out(run_started_at)]
    pub started_at: Option<String>,
    /// When it last changed (RFC 3339).
    #[out(updated_at)]
    pub updated_at: String,
}

/// A page of workflow runs.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct WorkflowRuns {
    /// How many there are in all.
    #[out(total_count)]
    pub total_count: u64,
    /// Those of this page.
    #[out(workflow_runs, items)]
    pub runs: Vec<WorkflowRun>,
}

/// How far a workflow run is.
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[out(case = snake)]
#[non_exhaustive]
pub enum RunStatus {
    /// It was asked for.
    Requested,
    /// It waits for a runner.
    Queued,
    /// It waits for others of its group.
    Pending,
    /// It waits for an approval or a time.
    Waiting,
    /// It runs.
    InProgress,
    /// It has ended.
    Completed,
    /// A status that GitHub added later.
    #[out(other)]
    Other(String),
}

/// How a workflow run ended.
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[out(case = snake)]
#[non_exhaustive]
pub enum RunConclusion {
    /// Well.
    Success,
    /// A job failed.
    Failure,
    /// Neither well nor badly.
    Neutral,
    /// Somebody stopped it.
    Cancelled,
    /// It had nothing to do.
    Skipped,
    /// It took too long.
    TimedOut,
    /// Somebody must do something first.
    ActionRequired,
    /// GitHub gave it up.
    Stale,
    /// An end that GitHub added later.
    #[out(other)]
    Other(String),
}

/// By which state or end workflow runs are chosen.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = snake)]
#[non_exhaustive]
pub enum RunFilter {
    /// They have ended.
    Completed,
    /// Somebody must do something first.
    ActionRequired,
    /// Somebody stopped them.
    Cancelled,
    /// A job failed.
    Failure,
    /// They ended neither well nor badly.
    Neutral,
    /// They had nothing to do.
    Skipped,
    /// GitHub gave them up.
    Stale,
    /// They ended well.
    Success,
    /// They took too long.
    TimedOut,
    /// They run.
    InProgress,
    /// They wait for a runner.
    Queued,
    /// They were asked for.
    Requested,
    /// They wait for an approval or a time.
    Waiting,
    /// They wait for others of their group.
    Pending,
}
