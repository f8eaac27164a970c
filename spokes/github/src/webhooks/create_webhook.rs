//! `POST /repos/{owner}/{repo}/hooks`,
//! <https://docs.github.com/rest/repos/webhooks#create-a-repository-webhook>

use spoke_runtime::prelude::*;

use crate::{GitHub, HookContentType, InsecureSsl, Webhook};

/// Has GitHub tell an address what happens in a repository.
///
/// GitHub refuses a second one of the same address and events with 422.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/hooks" -> Webhook,
    body = {
        "name": "web",
        "config": {"url": url, "content_type": content_type, "secret": secret, "insecure_ssl": insecure_ssl},
        "events": events,
        "active": active,
    },
    scopes("repository_hooks:write"),
    docs = "https://docs.github.com/rest/repos/webhooks#create-a-repository-webhook",
)]
#[non_exhaustive]
pub struct CreateWebhook {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The address that is told.
    pub url: String,
    /// How the payload is sent; as a form where nothing is said.
    pub content_type: Option<HookContentType>,
    /// What `X-Hub-Signature-256` is made with.
    pub secret: Option<Secret<String>>,
    /// Whether the address's certificate is left unchecked; it is checked where nothing is said.
    pub insecure_ssl: Option<InsecureSsl>,
    /// What it is told of: `push`, `issues`; pushes where nothing is said.
    pub events: Option<Vec<String>>,
    /// Whether it is told from now on; it is where nothing is said.
    pub active: Option<bool>,
}
