//! What a token is good for.

use spoke_jira::Jira;
use spoke_jira::oauth::{ListAccessibleResources, list_accessible_resources};
use spoke_runtime::auth::Bearer;
use spoke_runtime::{ConnectionConfig, Hub, Kind};

use crate::wire;

#[tokio::test]
async fn list_accessible_resources_by_its_folder() {
    let action = ListAccessibleResources::new();
    let sites = wire().reply(action.clone()).await;
    assert_eq!(sites[0].cloud_id, "1324a887-45db-1bf4-1e99-ef0ff456d421");
    assert_eq!(
        (sites[0].url.as_str(), sites[0].name.as_deref()),
        ("https://your-domain.atlassian.net", Some("Site name"))
    );
    assert_eq!(sites[0].scopes, ["write:jira-work", "read:jira-user", "manage:jira-configuration"]);
    wire().error(action, Kind::Auth, None).await;
}

#[tokio::test]
async fn a_token_goes_to_atlassian_alone() {
    let config = ConnectionConfig::to::<Jira>().base_url("https://api.atlassian.com/ex/jira/1324a887");
    let hub = Hub::builder()
        .connection("jira", config.auth(Bearer::token("secret")))
        .build()
        .expect("a connection");
    let jira = hub.connect::<Jira>("jira").expect("a connection");
    let preview = list_accessible_resources(&jira).preview().expect("a request");
    assert_eq!(preview.url().as_str(), "https://api.atlassian.com/oauth/token/accessible-resources");
    let preview = spoke_jira::myself::get_current_user(&jira).preview().expect("a request");
    assert_eq!(preview.url().as_str(), "https://api.atlassian.com/ex/jira/1324a887/rest/api/3/myself");
    let elsewhere = list_accessible_resources(&jira).with(|it| it.address("https://acme.example/sites"));
    assert_eq!(elsewhere.await.unwrap_err().attempts(), 0);
}
