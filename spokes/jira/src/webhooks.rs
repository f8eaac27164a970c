//! Webhooks that an app registers for itself.

mod delete_webhooks;
mod list_webhooks;
mod refresh_webhooks;
mod register_webhooks;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use delete_webhooks::{DeleteWebhooks, delete_webhooks};
pub use list_webhooks::{ListWebhooks, Webhook, Webhooks, list_webhooks};
pub use refresh_webhooks::{RefreshWebhooks, RefreshedWebhooks, refresh_webhooks};
pub use register_webhooks::{
    NewWebhook, RegisterWebhooks, RegisteredWebhook, RegisteredWebhooks, WebhookEvent, register_webhooks,
};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[
    listed::<DeleteWebhooks>(),
    listed::<ListWebhooks>(),
    listed::<RefreshWebhooks>(),
    listed::<RegisterWebhooks>(),
];
