//! `GET /repos/{owner}/{repo}/labels`,
//! <https://docs.github.com/rest/issues/labels#list-labels-for-a-repository>

use spoke_runtime::prelude::*;

use crate::{GitHub, Label};

/// Gives one page of a repository's labels.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/labels" -> Vec<Label>,
    pages(link_header),
    scopes("issues:read"),
    docs = "https://docs.github.com/rest/issues/labels#list-labels-for-a-repository",
)]
#[non_exhaustive]
pub struct ListLabels {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}
