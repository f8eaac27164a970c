//! `DELETE /rest/api/3/webhook`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-delete>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Ends webhooks. Ids that Jira does not know are passed over.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: DELETE "/rest/api/3/webhook" -> (),
    body = { "webhookIds": webhook_ids },
    scopes("read:jira-work", "manage:jira-webhook"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-delete",
)]
#[non_exhaustive]
pub struct DeleteWebhooks {
    /// The webhooks' ids.
    pub webhook_ids: Vec<u64>,
}
