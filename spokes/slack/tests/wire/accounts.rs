//! Accounts on the wire.

use spoke_runtime::Kind;
use spoke_slack::scim::{CreateUser, DeactivateUser, USERS_URL};

use super::wire;

#[tokio::test]
async fn create_user() {
    let action = CreateUser::new(USERS_URL, "mia", "mia@acme.example")
        .given_name("Mia")
        .family_name("Krystof")
        .display_name("Mia K.")
        .title("Größe & \"Grund\"");
    let user = wire().reply(action.clone()).await;
    assert_eq!((user.user_id.as_str(), user.user_name.as_str()), ("U0123ABC456", "mia"));
    assert!(user.is_active);
    assert_eq!(user.location.as_deref(), Some("https://api.slack.com/scim/v2/Users/U0123ABC456"));
    let error = wire().error(action, Kind::Conflict, None).await;
    assert_eq!((error.status(), error.message()), (Some(409), Some("username_taken")));
}

#[tokio::test]
async fn deactivate_user() {
    let action = DeactivateUser::new(format!("{USERS_URL}/U0123ABC456"));
    wire().reply(action.clone()).await;
    let error = wire().error(action, Kind::NotFound, None).await;
    assert_eq!((error.status(), error.message()), (Some(404), Some("user_not_found")));
}

#[tokio::test]
async fn the_token_goes_to_slack_alone() {
    use spoke_runtime::{ConnectionConfig, Hub, auth::Bearer};
    use spoke_slack::{Slack, scim::create_user};

    let config = ConnectionConfig::to::<Slack>().auth(Bearer::token("xoxp-admin"));
    let hub = Hub::builder().connection("slack", config).build().unwrap();
    let slack = hub.connect("slack").unwrap();
    for url in ["https://api.slack.com.acme.example/scim/v2/Users", "http://api.slack.com/scim/v2/Users"] {
        let error = create_user(&slack, url, "mia", "mia@acme.example").preview().unwrap_err();
        assert_eq!(error.kind(), Kind::Input, "{error}");
    }
}
