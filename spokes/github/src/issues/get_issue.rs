//! `GET /repos/{owner}/{repo}/issues/{issue_number}`, <https://docs.github.com/rest/issues/issues#get-an-issue>

use spoke_runtime::prelude::*;

use crate::{GitHub, Issue};

/// Gives an issue.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/issues/{number}" -> Issue,
    scopes("issues:read"),
    docs = "https://docs.github.com/rest/issues/issues#get-an-issue",
)]
#[non_exhaustive]
pub struct GetIssue {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
}
