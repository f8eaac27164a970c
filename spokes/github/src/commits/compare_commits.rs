//! `GET /repos/{owner}/{repo}/compare/{basehead}`,
//! <https://docs.github.com/rest/commits/commits#compare-two-commits>

use spoke_runtime::prelude::*;

use crate::{ChangedFile, Commit, GitHub};

/// Compares two commits, branches or tags: how far one is ahead of the other, and the first 250 commits and 300 files of the difference.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/compare/{base}...{head}" -> Comparison,
    scopes("contents:read"),
    docs = "https://docs.github.com/rest/commits/commits#compare-two-commits",
)]
#[non_exhaustive]
pub struct CompareCommits {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// What it is compared with; `login:branch` where it is in a fork.
    pub base: String,
    /// What is compared.
    pub head: String,
}

/// How two commits differ.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Comparison {
    /// How they stand to each other.
    #[out(status)]
    pub status: ComparisonStatus,
    /// How many commits are in the head only.
    #[out(ahead_by)]
    pub ahead_by: u64,
    /// How many commits are in the base only.
    #[out(behind_by)]
    pub behind_by: u64,
    /// The newest commit that both have.
    #[out(merge_base_commit.sha)]
    pub merge_base: String,
    /// The commits in the head only, the oldest first.
    #[out(commits)]
    pub commits: Vec<Commit>,
    /// The files that differ.
    #[out(files, default)]
    pub files: Vec<ChangedFile>,
    /// Where people see it.
    #[out(html_url)]
    pub url: String,
}

/// How a head stands to a base.
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[out(case = lower)]
#[non_exhaustive]
pub enum ComparisonStatus {
    /// Each has commits of its own.
    Diverged,
    /// The head has commits of its own.
    Ahead,
    /// The base has commits of its own.
    Behind,
    /// They are the same.
    Identical,
    /// A status that GitHub added later.
    #[out(other)]
    Other(String),
}
