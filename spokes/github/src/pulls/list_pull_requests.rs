//! `GET /repos/{owner}/{repo}/pulls`, <https://docs.github.com/rest/pulls/pulls#list-pull-requests>

use spoke_runtime::prelude::*;

use crate::{Direction, GitHub, PullRequest, StateFilter};

/// Gives one page of a repository's pull requests, without what only one of them by itself shows.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/pulls" -> Vec<PullRequest>,
    pages(link_header),
    scopes("pull_requests:read"),
    docs = "https://docs.github.com/rest/pulls/pulls#list-pull-requests",
)]
#[non_exhaustive]
pub struct ListPullRequests {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// Which ones; open ones where nothing is said.
    pub state: Option<StateFilter>,
    /// Only of this branch, with the account that has it: `acme:raise-the-limit`.
    pub head: Option<String>,
    /// Only for this branch.
    pub base: Option<String>,
    /// What orders them; when they were created where nothing is said.
    pub sort: Option<PullRequestSort>,
    /// In which direction; descending by creation, ascending otherwise, where nothing is said.
    pub direction: Option<Direction>,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}

/// What orders pull requests.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = kebab)]
#[non_exhaustive]
pub enum PullRequestSort {
    /// When they were created.
    Created,
    /// When they were last changed.
    Updated,
    /// How many comments they have.
    Popularity,
    /// When they were created, only those that are open for more than a month and were changed within it.
    LongRunning,
}
