//! `PUT /rest/api/3/webhook/refresh`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-refresh-put>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Lets webhooks go on for another 30 days. Ids that Jira does not know are passed over.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: PUT "/rest/api/3/webhook/refresh" -> RefreshedWebhooks,
    case = camel,
    scopes("read:jira-work", "manage:jira-webhook"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-refresh-put",
)]
#[non_exhaustive]
pub struct RefreshWebhooks {
    /// The webhooks' ids.
    pub webhook_ids: Vec<u64>,
}

/// How long webhooks go on.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct RefreshedWebhooks {
    /// When they end, as Jira writes it: `2026-01-05T10:00:00.000+0000`.
    pub expiration_date: String,
}
