//! `GET /repos/{owner}/{repo}/hooks`, <https://docs.github.com/rest/repos/webhooks#list-repository-webhooks>

use spoke_runtime::prelude::*;

use crate::{GitHub, Webhook};

/// Gives one page of a repository's webhooks.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/hooks" -> Vec<Webhook>,
    pages(link_header),
    scopes("repository_hooks:read"),
    docs = "https://docs.github.com/rest/repos/webhooks#list-repository-webhooks",
)]
#[non_exhaustive]
pub struct ListWebhooks {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// How many on a page, 1 to 100; 30 where nothing is said.
    pub per_page: Option<u32>,
    /// Which page, from one.
    pub page: Option<u32>,
}
