//! An app: its own address, and its webhooks.

use spoke_jira::Jira;
use spoke_jira::issues::{create_issue, get_issue};
use spoke_jira::myself::get_current_user;
use spoke_jira::oauth::list_accessible_resources;
use spoke_jira::sandbox::{CLOUD_ID, OAUTH_TOKEN, Site};
use spoke_jira::webhooks::{
    NewWebhook, WebhookEvent, delete_webhooks, list_webhooks, refresh_webhooks, register_webhooks,
};
use spoke_runtime::auth::Bearer;
use spoke_runtime::sandbox::Server;
use spoke_runtime::{Connection, ConnectionConfig, Hub, Kind};

use crate::{TOKEN, connect, sandbox};

fn app(jira: &Server<Site>, cloud_id: &str, token: &str) -> Connection<Jira> {
    let config = ConnectionConfig::to::<Jira>().base_url(format!("{}/ex/jira/{cloud_id}", jira.url()));
    let config = config.auth(Bearer::token(token));
    Hub::builder().connection("app", config).build().unwrap().connect("app").unwrap()
}

fn webhook(jql: &str, event: WebhookEvent) -> NewWebhook {
    NewWebhook {
        events: vec![event],
        jql_filter: jql.to_owned(),
        field_ids_filter: None,
        issue_property_keys_filter: None,
    }
}

#[tokio::test]
async fn an_app_finds_its_site_and_works_there() {
    let jira = sandbox().await;
    let address = format!("{}/oauth/token/accessible-resources", jira.url());
    let unknown = app(&jira, "unknown", OAUTH_TOKEN);
    let sites = list_accessible_resources(&unknown).with(|it| it.address(&address)).await.unwrap();
    assert_eq!((sites[0].cloud_id.as_str(), sites[0].url.as_str()), (CLOUD_ID, jira.url()));
    assert_eq!(get_current_user(&unknown).await.unwrap_err().kind(), Kind::NotFound);

    let connection = app(&jira, &sites[0].cloud_id, OAUTH_TOKEN);
    let created = create_issue(&connection, "OPS", "Task", "by an app").await.unwrap();
    assert!(created.url.starts_with(&format!("{}/ex/jira/{CLOUD_ID}/rest/", jira.url())), "{}", created.url);
    assert_eq!(
        get_issue(&connect(&jira, TOKEN), &created.key).await.unwrap().summary.as_deref(),
        Some("by an app")
    );

    let error = get_current_user(&app(&jira, CLOUD_ID, "other")).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Auth);
    let config = ConnectionConfig::to::<Jira>().base_url(jira.url()).auth(Bearer::token(OAUTH_TOKEN));
    let hub = Hub::builder().connection("site", config).build().unwrap();
    let error = get_current_user(&hub.connect("site").unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Auth, "an app's token is no good at the site itself");
}

#[tokio::test]
async fn webhooks_are_registered_one_by_one() {
    let jira = sandbox().await;
    let connection = app(&jira, CLOUD_ID, OAUTH_TOKEN);
    let webhooks = vec![
        webhook("project = OPS", WebhookEvent::IssueCreated),
        webhook("watchCount = 1", WebhookEvent::IssueCreated),
        webhook("status != Done", WebhookEvent::Other("issue_exploded".to_owned())),
        webhook("issuetype = Bug", WebhookEvent::CommentDeleted),
    ];
    let registered =
        register_webhooks(&connection, "https://desk.acme.example/jira", webhooks).await.unwrap().webhooks;
    let errors: Vec<_> = registered.iter().flat_map(|it| it.errors.iter().map(String::as_str)).collect();
    assert_eq!(
        errors,
        ["The clause watchCount is unsupported", "The event \"issue_exploded\" is unsupported"]
    );
    let ids: Vec<u64> = registered.iter().filter_map(|it| it.webhook_id).collect();
    let listed = list_webhooks(&connection).with(|it| it.max_results(1)).items().all().await.unwrap();
    assert_eq!(listed.iter().map(|it| it.webhook_id).collect::<Vec<_>>(), ids);
    assert_eq!(listed[1].events, [WebhookEvent::CommentDeleted]);
    assert!(!refresh_webhooks(&connection, ids.clone()).await.unwrap().expiration_date.is_empty());
    delete_webhooks(&connection, vec![ids[0], 7]).await.unwrap();
    assert_eq!(list_webhooks(&connection).await.unwrap().total, Some(1));

    let error = register_webhooks(&connection, "http://desk.acme.example", Vec::new()).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Invalid);
    let error = list_webhooks(&connect(&jira, TOKEN)).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Forbidden, "who is no app has none");
}
