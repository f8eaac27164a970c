//! `POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers`,
//! <https://docs.github.com/rest/pulls/review-requests#request-reviewers-for-a-pull-request>

use spoke_runtime::prelude::*;

use crate::limits::{CONTENT, CONTENT_AN_HOUR};
use crate::{GitHub, PullRequest};

/// Asks people and teams to review a pull request, beside those that are asked already.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/pulls/{number}/requested_reviewers" -> PullRequest,
    scopes("pull_requests:write"),
    limit = [CONTENT, CONTENT_AN_HOUR],
    docs = "https://docs.github.com/rest/pulls/review-requests#request-reviewers-for-a-pull-request",
)]
#[non_exhaustive]
pub struct RequestReviewers {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// Logins of people.
    pub reviewers: Option<Vec<String>>,
    /// Slugs of teams.
    pub team_reviewers: Option<Vec<String>>,
}
