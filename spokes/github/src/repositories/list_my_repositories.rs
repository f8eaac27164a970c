//! `GET /user/repos`, <https://docs.github.com/rest/repos/repos#list-repositories-for-the-authenticated-user>

use spoke_runtime::prelude::*;

use crate::{Direction, GitHub, Repository, RepositorySort};

/// Gives one page of the repositories that whoever signs in may read by name: own ones, as a collaborator, by an organization.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/user/repos" -> Vec<Repository>,
    pages(link_header),
    scopes("metadata:read"),
    docs = "https://docs.github.com/rest/repos/repos#list-repositories-for-the-authenticated-user",
)]
#[non_exhaustive]
pub struct ListMyRepositories {
    /// Who sees them; all where nothing is said.
    pub visibility: Option<Visibility>,
    /// How one comes to them, with commas between: `owner,collaborator,organization_member`, which is all.
    pub affiliation: Option<String>,
    /// What orders them; the full name where nothing is said.
    pub sort: Option<RepositorySort>,
    /// In which direction; ascending by full name, descending otherwise, where nothing is said.
    pub direction: Option<Direction>,
    /// Only what was changed after this moment (RFC 3339).
    pub since: Option<String>,
    /// Only what was changed before this moment (RFC 3339).
    pub before: Option<String>,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}

/// Who sees a repository.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
#[non_exhaustive]
pub enum Visibility {
    /// Whoever.
    All,
    /// Everybody.
    Public,
    /// Who is invited.
    Private,
}
