//! `GET /repos/{owner}/{repo}`, <https://docs.github.com/rest/repos/repos#get-a-repository>

use spoke_runtime::prelude::*;

use crate::{GitHub, Repository};

/// Gives a repository.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}" -> Repository,
    scopes("metadata:read"),
    docs = "https://docs.github.com/rest/repos/repos#get-a-repository",
)]
#[non_exhaustive]
pub struct GetRepository {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
}
