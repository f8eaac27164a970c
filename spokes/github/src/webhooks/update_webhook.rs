//! `PATCH /repos/{owner}/{repo}/hooks/{hook_id}`,
//! <https://docs.github.com/rest/repos/webhooks#update-a-repository-webhook>

use spoke_runtime::prelude::*;

use crate::{GitHub, HookContentType, InsecureSsl, Webhook};

/// Changes a webhook.
///
/// Where any of `url`, `content_type`, `secret` and `insecure_ssl` is given, they replace all four: a secret that is left out is gone. Safe to
/// repeat, for a repeat sets the same.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: PATCH "/repos/{owner}/{repo}/hooks/{hook_id}" -> Webhook,
    effect = idempotent,
    body = {
        "config": {"url": url, "content_type": content_type, "secret": secret, "insecure_ssl": insecure_ssl},
        "events": events,
        "add_events": add_events,
        "remove_events": remove_events,
        "active": active,
    },
    scopes("repository_hooks:write"),
    docs = "https://docs.github.com/rest/repos/webhooks#update-a-repository-webhook",
)]
#[non_exhaustive]
pub struct UpdateWebhook {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The id of the webhook.
    pub hook_id: u64,
    /// The address that is told.
    pub url: Option<String>,
    /// How the payload is sent; as a form where nothing is said.
    pub content_type: Option<HookContentType>,
    /// What `X-Hub-Signature-256` is made with.
    pub secret: Option<Secret<String>>,
    /// Whether the address's certificate is left unchecked; it is checked where nothing is said.
    pub insecure_ssl: Option<InsecureSsl>,
    /// All that it is told of from now on.
    pub events: Option<Vec<String>>,
    /// What it is told of beside that.
    pub add_events: Option<Vec<String>>,
    /// What it is no longer told of.
    pub remove_events: Option<Vec<String>>,
    /// Whether it is told from now on.
    pub active: Option<bool>,
}
