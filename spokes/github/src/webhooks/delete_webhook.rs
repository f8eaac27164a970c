//! `DELETE /repos/{owner}/{repo}/hooks/{hook_id}`,
//! <https://docs.github.com/rest/repos/webhooks#delete-a-repository-webhook>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Deletes a webhook.
///
/// Safe to repeat: one that is gone is answered 404.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: DELETE "/repos/{owner}/{repo}/hooks/{hook_id}" -> (),
    scopes("repository_hooks:write"),
    docs = "https://docs.github.com/rest/repos/webhooks#delete-a-repository-webhook",
)]
#[non_exhaustive]
pub struct DeleteWebhook {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The id of the webhook.
    pub hook_id: u64,
}
