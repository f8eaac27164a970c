//! Webhooks.

use spoke_jira::webhooks::{
    DeleteWebhooks, ListWebhooks, NewWebhook, RefreshWebhooks, RegisterWebhooks, WebhookEvent,
};
use spoke_runtime::Kind;

use crate::wire;

#[tokio::test]
async fn register_webhooks() {
    let fields = Some(vec!["summary".to_owned(), "customfield_10029".to_owned()]);
    let webhooks = vec![
        NewWebhook {
            events: vec![WebhookEvent::IssueCreated, WebhookEvent::IssueUpdated],
            jql_filter: "project = PROJ".to_owned(),
            field_ids_filter: fields,
            issue_property_keys_filter: None,
        },
        NewWebhook {
            events: vec![WebhookEvent::IssuePropertySet],
            jql_filter: "watchCount = 1".to_owned(),
            field_ids_filter: None,
            issue_property_keys_filter: Some(vec!["my-issue-property-key".to_owned()]),
        },
    ];
    let action = RegisterWebhooks::new("https://your-app.example.com/webhook-received", webhooks);
    let registered = wire().reply(action.clone()).await.webhooks;
    let ids: Vec<_> = registered.iter().map(|webhook| webhook.webhook_id).collect();
    assert_eq!(ids, [Some(1000), None, Some(1001)]);
    assert_eq!(registered[1].errors, ["The clause watchCount is unsupported"]);
    wire().error(action, Kind::Forbidden, None).await;
}

#[tokio::test]
async fn list_webhooks() {
    let action = ListWebhooks::new().start_at(100).max_results(50);
    let page = wire().reply(action.clone()).await;
    assert_eq!((page.start_at, page.total, page.is_last), (Some(0), Some(3), Some(true)));
    let first = &page.webhooks[0];
    assert_eq!((first.webhook_id, first.jql_filter.as_deref()), (10_000, Some("project = PRJ")));
    assert_eq!(first.events, [WebhookEvent::IssueUpdated, WebhookEvent::IssueCreated]);
    assert_eq!(first.url.as_deref(), Some("https://your-app.example.com/webhook-received"));
    assert_eq!(first.expiration_date.as_deref(), Some("2019-06-01T12:42:30.000+0000"));
    wire().error(action, Kind::Forbidden, None).await;
}

#[tokio::test]
async fn refresh_webhooks() {
    let action = RefreshWebhooks::new(vec![10_000, 10_001, 10_042]);
    assert_eq!(wire().reply(action.clone()).await.expiration_date, "2019-06-01T12:42:30.000+0000");
    wire().error(action, Kind::Forbidden, None).await;
}

#[tokio::test]
async fn delete_webhooks() {
    let action = DeleteWebhooks::new(vec![10_000, 10_001, 10_042]);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Invalid, None).await;
}
