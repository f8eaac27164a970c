//! `GET /repos/{owner}/{repo}/issues/{issue_number}/labels`,
//! <https://docs.github.com/rest/issues/labels#list-labels-for-an-issue>

use spoke_runtime::prelude::*;

use crate::{GitHub, Label};

/// Gives one page of the labels of an issue or a pull request.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/issues/{number}/labels" -> Vec<Label>,
    pages(link_header),
    scopes("issues:read"),
    docs = "https://docs.github.com/rest/issues/labels#list-labels-for-an-issue",
)]
#[non_exhaustive]
pub struct ListIssueLabels {
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
