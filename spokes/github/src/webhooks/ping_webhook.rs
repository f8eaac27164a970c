//! `POST /repos/{owner}/{repo}/hooks/{hook_id}/pings`,
//! <https://docs.github.com/rest/repos/webhooks#ping-a-repository-webhook>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Has GitHub send the event `ping` to a webhook.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/hooks/{hook_id}/pings" -> (),
    scopes("repository_hooks:read"),
    docs = "https://docs.github.com/rest/repos/webhooks#ping-a-repository-webhook",
)]
#[non_exhaustive]
pub struct PingWebhook {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The id of the webhook.
    pub hook_id: u64,
}
