//! `GET /search/issues`, <https://docs.github.com/rest/search/search#search-issues-and-pull-requests>

use spoke_runtime::prelude::*;

use crate::limits::SEARCHES;
use crate::{Direction, GitHub, Issue};

/// Gives one page of the issues and pull requests that a query finds, in all repositories that the token sees; GitHub shows 1000 at most.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/search/issues" -> FoundIssues,
    pages(link_header),
    scopes("issues:read"),
    limit = SEARCHES,
    docs = "https://docs.github.com/rest/search/search#search-issues-and-pull-requests",
)]
#[non_exhaustive]
pub struct SearchIssues {
    /// Words and qualifiers: `repo:acme/infra is:issue is:open label:bug disk`.
    #[input(query = "q")]
    pub query: String,
    /// What orders them; how well they fit where nothing is said.
    pub sort: Option<SearchSort>,
    /// In which direction; descending where nothing is said.
    pub order: Option<Direction>,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}

/// A page of what was found.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct FoundIssues {
    /// How many there are in all.
    #[out(total_count)]
    pub total_count: u64,
    /// Whether GitHub ran out of time before it had looked everywhere.
    #[out(incomplete_results)]
    pub is_incomplete: bool,
    /// Those of this page.
    #[out("items", items)]
    pub items: Vec<Issue>,
}

/// What orders what was found.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
#[non_exhaustive]
pub enum SearchSort {
    /// How many comments they have.
    Comments,
    /// How many reactions they have.
    Reactions,
    /// How many of both.
    Interactions,
    /// When they were created.
    Created,
    /// When they were last changed.
    Updated,
}
