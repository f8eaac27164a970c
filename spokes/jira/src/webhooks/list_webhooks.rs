//! `GET /rest/api/3/webhook`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-get>

use spoke_runtime::prelude::*;

use super::WebhookEvent;
use crate::Jira;

/// Lists the webhooks that the app registered.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/webhook" -> Webhooks,
    case = camel,
    pages(offset => start_at, total = total),
    scopes("read:jira-work", "manage:jira-webhook"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-get",
)]
#[non_exhaustive]
pub struct ListWebhooks {
    /// How many webhooks to skip.
    pub start_at: Option<u64>,
    /// The most webhooks on a page: 100 where nothing is said.
    pub max_results: Option<u32>,
}

/// A page of webhooks.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct Webhooks {
    /// The webhooks.
    #[out(values, items)]
    pub webhooks: Vec<Webhook>,
    /// How many stand before this page.
    pub start_at: Option<u64>,
    /// How many there are in all.
    pub total: Option<u64>,
    /// Whether this is the last page.
    pub is_last: Option<bool>,
}

/// A webhook.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct Webhook {
    /// The id.
    #[out(id)]
    pub webhook_id: u64,
    /// What it tells of.
    pub events: Vec<WebhookEvent>,
    /// The issues of which it tells, in JQL.
    pub jql_filter: Option<String>,
    /// Where it is sent.
    pub url: Option<String>,
    /// When it ends, as Jira writes it: `2026-01-05T10:00:00.000+0000`.
    pub expiration_date: Option<String>,
}
