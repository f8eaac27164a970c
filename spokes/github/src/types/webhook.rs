//! A webhook as GitHub gives it.

use spoke_runtime::prelude::*;

/// A webhook of a repository.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Webhook {
    /// The id.
    #[out(id)]
    pub hook_id: u64,
    /// Whether its address is told.
    #[out(active)]
    pub is_active: bool,
    /// What its address is told of.
    #[out(events)]
    pub events: Vec<String>,
    /// The address.
    #[out(config.url)]
    pub url: Option<String>,
    /// How the payload is sent.
    #[out(config.content_type)]
    pub content_type: Option<HookContentType>,
    /// What the address answered last: a status, `None` before the first delivery.
    #[out(last_response.code)]
    pub last_code: Option<u16>,
    /// What became of the last delivery: `active`, `unused`.
    #[out(last_response.status)]
    pub last_status: Option<String>,
    /// When it was created (RFC 3339).
    #[out(created_at)]
    pub created_at: String,
    /// When it was last changed (RFC 3339).
    #[out(updated_at)]
    pub updated_at: String,
}

/// How a webhook's payload is sent.
#[derive(Clone, Debug, Input, Output, PartialEq, Eq)]
#[input(case = lower)]
#[out(case = lower)]
#[non_exhaustive]
pub enum HookContentType {
    /// As JSON.
    Json,
    /// As JSON in the member `payload` of a form.
    Form,
    /// A type that GitHub added later.
    #[out(other)]
    Other(String),
}

/// Whether a certificate is left unchecked.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
pub enum InsecureSsl {
    /// It is checked.
    #[input(rename = "0")]
    No,
    /// It is not, so that anybody between may read and change what is sent.
    #[input(rename = "1")]
    Yes,
}
