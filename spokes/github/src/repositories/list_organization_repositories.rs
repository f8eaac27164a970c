//! `GET /orgs/{org}/repos`, <https://docs.github.com/rest/repos/repos#list-organization-repositories>

use spoke_runtime::prelude::*;

use crate::{Direction, GitHub, Repository, RepositorySort};

/// Gives one page of an organization's repositories, as far as the token may see them.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/orgs/{organization}/repos" -> Vec<Repository>,
    pages(link_header),
    scopes("metadata:read"),
    docs = "https://docs.github.com/rest/repos/repos#list-organization-repositories",
)]
#[non_exhaustive]
pub struct ListOrganizationRepositories {
    /// The organization's login.
    pub organization: String,
    /// Of which sort; all where nothing is said.
    #[input(rename = "type")]
    pub repository_type: Option<RepositoryType>,
    /// What orders them; when they were created where nothing is said.
    pub sort: Option<RepositorySort>,
    /// In which direction; ascending by full name, descending otherwise, where nothing is said.
    pub direction: Option<Direction>,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}

/// Sorts of repositories.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
#[non_exhaustive]
pub enum RepositoryType {
    /// All.
    All,
    /// That everybody sees.
    Public,
    /// That only who is invited sees.
    Private,
    /// That began as a copy of another.
    Forks,
    /// That did not.
    Sources,
    /// That the token's account may change.
    Member,
}
