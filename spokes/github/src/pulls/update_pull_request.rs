//! `PATCH /repos/{owner}/{repo}/pulls/{pull_number}`,
//! <https://docs.github.com/rest/pulls/pulls#update-a-pull-request>

use spoke_runtime::prelude::*;

use crate::{GitHub, PullRequest};

/// Changes a pull request, closes it or opens it again; what is left out stays as it is.
///
/// Safe to repeat, for a repeat sets the same.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: PATCH "/repos/{owner}/{repo}/pulls/{number}" -> PullRequest,
    effect = idempotent,
    scopes("pull_requests:write"),
    docs = "https://docs.github.com/rest/pulls/pulls#update-a-pull-request",
)]
#[non_exhaustive]
pub struct UpdatePullRequest {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// One line.
    pub title: Option<String>,
    /// The text, as Markdown.
    pub body: Option<String>,
    /// Whether it is open from now on.
    pub state: Option<PullRequestStateChange>,
    /// The branch that the changes are for.
    pub base: Option<String>,
    /// Whether who may push to `base` may change the branch of a fork.
    pub maintainer_can_modify: Option<bool>,
}

/// Whether a pull request is open from now on.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
pub enum PullRequestStateChange {
    /// It waits to be merged.
    Open,
    /// It will not be merged.
    Closed,
}
