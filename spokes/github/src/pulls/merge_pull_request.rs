//! `PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge`, <https://docs.github.com/rest/pulls/pulls#merge-a-pull-request>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Merges a pull request whose head is still the commit that was looked at.
///
/// Safe to repeat: GitHub merges the commit `sha` at most once, answers 409 once the head has moved on, and 405 where the
/// pull request is merged already.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: PUT "/repos/{owner}/{repo}/pulls/{number}/merge" -> Merge,
    effect = idempotent,
    scopes("contents:write"),
    docs = "https://docs.github.com/rest/pulls/pulls#merge-a-pull-request",
)]
#[non_exhaustive]
pub struct MergePullRequest {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// The commit that must be at the head, 40 hex digits.
    pub sha: String,
    /// The first line of the commit's message.
    pub commit_title: Option<String>,
    /// The rest of the commit's message.
    pub commit_message: Option<String>,
    /// How it is merged; as a merge commit where nothing is said.
    pub merge_method: Option<MergeMethod>,
}

/// How a pull request is merged.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
#[non_exhaustive]
pub enum MergeMethod {
    /// With a merge commit.
    Merge,
    /// All its commits as one.
    Squash,
    /// Its commits one after the other.
    Rebase,
}

/// A pull request that was merged.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Merge {
    /// The commit that merged it.
    #[out(sha)]
    pub sha: String,
    /// Whether it was merged.
    #[out(merged)]
    pub is_merged: bool,
    /// What GitHub says about it.
    #[out(message)]
    pub message: Option<String>,
}
