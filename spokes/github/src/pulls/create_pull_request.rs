//! `POST /repos/{owner}/{repo}/pulls`, <https://docs.github.com/rest/pulls/pulls#create-a-pull-request>

use spoke_runtime::prelude::*;

use crate::limits::{CONTENT, CONTENT_AN_HOUR};
use crate::{GitHub, PullRequest};

/// Opens a pull request.
///
/// GitHub refuses a second open one of the same branches with 422.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/pulls" -> PullRequest,
    fn = create_pull_request,
    scopes("pull_requests:write"),
    limit = [CONTENT, CONTENT_AN_HOUR],
    docs = "https://docs.github.com/rest/pulls/pulls#create-a-pull-request",
)]
#[non_exhaustive]
pub struct CreatePullRequest {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// One line.
    pub title: String,
    /// The branch with the changes; `login:branch` where it is in a fork.
    pub head: String,
    /// The branch that they are for.
    pub base: String,
    /// The text, as Markdown.
    pub body: Option<String>,
    /// The name of the repository with the changes, where one organization has both.
    pub head_repo: Option<String>,
    /// Whether it is a draft.
    pub draft: Option<bool>,
    /// Whether who may push to `base` may change the branch of a fork.
    pub maintainer_can_modify: Option<bool>,
}
