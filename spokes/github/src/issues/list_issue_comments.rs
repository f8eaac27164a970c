//! `GET /repos/{owner}/{repo}/issues/{issue_number}/comments`,
//! <https://docs.github.com/rest/issues/comments#list-issue-comments>

use spoke_runtime::prelude::*;

use crate::{GitHub, IssueComment};

/// Gives one page of the comments of an issue or a pull request, the oldest first.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/issues/{number}/comments" -> Vec<IssueComment>,
    pages(link_header),
    scopes("issues:read"),
    docs = "https://docs.github.com/rest/issues/comments#list-issue-comments",
)]
#[non_exhaustive]
pub struct ListIssueComments {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// Only what was changed at this moment or later (RFC 3339).
    pub since: Option<String>,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}
