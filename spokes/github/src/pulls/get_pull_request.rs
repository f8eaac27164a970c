//! `GET /repos/{owner}/{repo}/pulls/{pull_number}`,
//! <https://docs.github.com/rest/pulls/pulls#get-a-pull-request>

use spoke_runtime::prelude::*;

use crate::{GitHub, PullRequest};

/// Gives a pull request with what it changes and whether it can be merged.
///
/// `is_mergeable` is `None` while GitHub still finds it out; asking begins it.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/pulls/{number}" -> PullRequest,
    scopes("pull_requests:read"),
    docs = "https://docs.github.com/rest/pulls/pulls#get-a-pull-request",
)]
#[non_exhaustive]
pub struct GetPullRequest {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
}
