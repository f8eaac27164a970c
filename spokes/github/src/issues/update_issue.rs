//! `PATCH /repos/{owner}/{repo}/issues/{issue_number}`,
//! <https://docs.github.com/rest/issues/issues#update-an-issue>

use spoke_runtime::prelude::*;

use crate::{GitHub, Issue};

/// Changes an issue or closes it; what is left out stays as it is.
///
/// Safe to repeat, for a repeat sets the same. GitHub drops labels, assignees and the milestone without a word where the
/// token may not push to the repository.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: PATCH "/repos/{owner}/{repo}/issues/{number}" -> Issue,
    effect = idempotent,
    scopes("issues:write"),
    docs = "https://docs.github.com/rest/issues/issues#update-an-issue",
)]
#[non_exhaustive]
pub struct UpdateIssue {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// One line, at most 256 characters.
    pub title: Option<String>,
    /// The text, as Markdown; `null` for none.
    pub body: Patch<String>,
    /// Whether it is open from now on.
    pub state: Option<IssueStateChange>,
    /// Why; counts only where `state` changes.
    pub state_reason: Option<StateReason>,
    /// The names of all its labels from now on; an empty list takes them all away.
    pub labels: Option<Vec<String>>,
    /// The logins of all who take care of it from now on; an empty list takes them all away.
    pub assignees: Option<Vec<String>>,
    /// The milestone's number; `null` for none.
    pub milestone: Patch<u64>,
    /// The name of its type, in organizations that have types.
    #[input(rename = "type")]
    pub issue_type: Option<String>,
}

/// Whether an issue is open from now on.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
pub enum IssueStateChange {
    /// It waits to be done.
    Open,
    /// It is done, or will not be.
    Closed,
}

/// Why an issue was closed or opened again.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = snake)]
#[non_exhaustive]
pub enum StateReason {
    /// It is done.
    Completed,
    /// It will not be done.
    NotPlanned,
    /// Another issue is about the same.
    Duplicate,
    /// It was closed, and is to be done after all.
    Reopened,
}
