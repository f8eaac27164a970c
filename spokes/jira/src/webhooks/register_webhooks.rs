//! `POST /rest/api/3/webhook`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-post>

use spoke_runtime::prelude::*;

use crate::Jira;

/// Asks Jira to tell an address what happens to issues, for 30 days. Apps alone may: sign in by OAuth.
///
/// Each webhook is taken or refused by itself: look at [`RegisteredWebhook::errors`].
#[derive(Action, Clone, Debug)]
#[action(
    Jira: POST "/rest/api/3/webhook" -> RegisteredWebhooks,
    scopes("read:jira-work", "manage:jira-webhook"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-post",
)]
#[non_exhaustive]
pub struct RegisterWebhooks {
    /// Where the webhooks are sent, by `https`.
    pub url: String,
    /// What they tell of.
    pub webhooks: Vec<NewWebhook>,
}

/// What a webhook tells of.
#[derive(Clone, Debug, Input)]
#[input(case = camel)]
pub struct NewWebhook {
    /// What happens.
    pub events: Vec<WebhookEvent>,
    /// The issues to which it happens, in a part of JQL: `project = OPS`.
    pub jql_filter: String,
    /// The ids of the fields whose changes are told; all where nothing is said.
    pub field_ids_filter: Option<Vec<String>>,
    /// The keys of the issue properties whose changes are told; all where nothing is said.
    pub issue_property_keys_filter: Option<Vec<String>>,
}

/// What happens to an issue.
#[derive(Clone, Debug, PartialEq, Eq, Input, Output)]
#[input(case = snake)]
#[out(case = snake)]
#[non_exhaustive]
pub enum WebhookEvent {
    /// It is created.
    #[input(rename = "jira:issue_created")]
    #[out("jira:issue_created")]
    IssueCreated,
    /// It is changed.
    #[input(rename = "jira:issue_updated")]
    #[out("jira:issue_updated")]
    IssueUpdated,
    /// It is deleted.
    #[input(rename = "jira:issue_deleted")]
    #[out("jira:issue_deleted")]
    IssueDeleted,
    /// A comment is added.
    CommentCreated,
    /// A comment is changed.
    CommentUpdated,
    /// A comment is deleted.
    CommentDeleted,
    /// One of its properties is set.
    IssuePropertySet,
    /// One of its properties is deleted.
    IssuePropertyDeleted,
    /// What Jira knows and this crate does not.
    #[out(other)]
    Other(String),
}

/// What became of the webhooks.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct RegisteredWebhooks {
    /// What became of each, in the order in which they were given.
    #[out(webhookRegistrationResult)]
    pub webhooks: Vec<RegisteredWebhook>,
}

/// What became of a webhook.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct RegisteredWebhook {
    /// The id, where it was taken.
    #[out(createdWebhookId)]
    pub webhook_id: Option<u64>,
    /// Why it was refused; empty where it was taken.
    #[out(errors, default)]
    pub errors: Vec<String>,
}
