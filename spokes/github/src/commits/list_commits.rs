//! `GET /repos/{owner}/{repo}/commits`, <https://docs.github.com/rest/commits/commits#list-commits>

use spoke_runtime::prelude::*;

use crate::{Commit, GitHub};

/// Gives one page of a branch's commits, the newest first; without what only one of them by itself shows.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/commits" -> Vec<Commit>,
    pages(link_header),
    scopes("contents:read"),
    docs = "https://docs.github.com/rest/commits/commits#list-commits",
)]
#[non_exhaustive]
pub struct ListCommits {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The branch or commit where the list begins; the default branch where nothing is said.
    #[input(query = "sha")]
    pub start: Option<String>,
    /// Only what changed this file or folder.
    pub path: Option<String>,
    /// Only by who wrote it, by login or address.
    pub author: Option<String>,
    /// Only by who committed it, by login or address.
    pub committer: Option<String>,
    /// Only from this moment on (RFC 3339).
    pub since: Option<String>,
    /// Only before this moment (RFC 3339).
    pub until: Option<String>,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}
