//! `GET /repos/{owner}/{repo}/pulls/{pull_number}/files`,
//! <https://docs.github.com/rest/pulls/pulls#list-pull-requests-files>

use spoke_runtime::prelude::*;

use crate::{ChangedFile, GitHub};

/// Gives one page of the files that a pull request changes; GitHub shows 3000 at most.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/pulls/{number}/files" -> Vec<ChangedFile>,
    pages(link_header),
    scopes("pull_requests:read"),
    docs = "https://docs.github.com/rest/pulls/pulls#list-pull-requests-files",
)]
#[non_exhaustive]
pub struct ListPullRequestFiles {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}
