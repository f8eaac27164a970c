//! `GET /repos/{owner}/{repo}/issues`, <https://docs.github.com/rest/issues/issues#list-repository-issues>

use spoke_runtime::prelude::*;

use crate::{Direction, GitHub, Issue, StateFilter};

/// Gives one page of a repository's issues, the newest first; pull requests are among them.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/issues" -> Vec<Issue>,
    pages(link_header),
    scopes("issues:read"),
    docs = "https://docs.github.com/rest/issues/issues#list-repository-issues",
)]
#[non_exhaustive]
pub struct ListIssues {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// Which ones; open ones where nothing is said.
    pub state: Option<StateFilter>,
    /// The names of labels with commas between; an issue has them all.
    pub labels: Option<String>,
    /// The login of who takes care of it; `none` for nobody, `*` for anybody.
    pub assignee: Option<String>,
    /// The login of who opened it.
    pub creator: Option<String>,
    /// Only what was changed at this moment or later (RFC 3339).
    pub since: Option<String>,
    /// What orders them; when they were created where nothing is said.
    pub sort: Option<IssueSort>,
    /// In which direction; descending where nothing is said.
    pub direction: Option<Direction>,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}

/// What orders issues.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
pub enum IssueSort {
    /// When they were created.
    Created,
    /// When they were last changed.
    Updated,
    /// How many comments they have.
    Comments,
}
