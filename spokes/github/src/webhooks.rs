//! Webhooks.

mod create_webhook;
mod delete_webhook;
mod list_webhooks;
mod ping_webhook;
mod update_webhook;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use create_webhook::{CreateWebhook, create_webhook};
pub use delete_webhook::{DeleteWebhook, delete_webhook};
pub use list_webhooks::{ListWebhooks, list_webhooks};
pub use ping_webhook::{PingWebhook, ping_webhook};
pub use update_webhook::{UpdateWebhook, update_webhook};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[
    listed::<CreateWebhook>(),
    listed::<DeleteWebhook>(),
    listed::<ListWebhooks>(),
    listed::<PingWebhook>(),
    listed::<UpdateWebhook>(),
];
