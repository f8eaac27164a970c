//! `GET /repos/{owner}/{repo}/releases`, <https://docs.github.com/rest/releases/releases#list-releases>

use spoke_runtime::prelude::*;

use crate::{GitHub, Release};

/// Gives one page of a repository's releases; drafts are shown to who may push.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/releases" -> Vec<Release>,
    pages(link_header),
    scopes("contents:read"),
    docs = "https://docs.github.com/rest/releases/releases#list-releases",
)]
#[non_exhaustive]
pub struct ListReleases {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}
