//! Accounts: opened, and switched off.

use spoke_runtime::Kind;
use spoke_slack::conversations::open_conversation;
use spoke_slack::sandbox::{ADMIN_TOKEN, TOKEN};
use spoke_slack::scim::{create_user, deactivate_user};
use spoke_slack::users::{get_user, lookup_user_by_email};

use crate::{connect, sandbox};

#[tokio::test]
async fn an_account_is_opened_and_switched_off() {
    let slack = sandbox().await;
    let (admin, bot) = (connect(&slack, ADMIN_TOKEN), connect(&slack, TOKEN));
    let users = format!("{}/scim/v2/Users", slack.url());
    let created = create_user(&admin, &users, "joan", "joan@acme.example")
        .with(|it| it.given_name("Joan").family_name("Öz"))
        .await
        .unwrap();
    assert!(created.is_active);
    let joan = lookup_user_by_email(&bot, "joan@acme.example").await.unwrap();
    assert_eq!((&joan.user_id, joan.real_name.as_deref()), (&created.user_id, Some("Joan Öz")));

    let location = created.location.unwrap();
    deactivate_user(&admin, &location).await.unwrap();
    deactivate_user(&admin, &location).await.unwrap();
    assert!(get_user(&bot, &created.user_id).await.unwrap().is_deleted);
    let error = lookup_user_by_email(&bot, "joan@acme.example").await.unwrap_err();
    assert_eq!(error.code(), Some("users_not_found"));
    let error = open_conversation(&bot, [created.user_id.as_str()]).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Forbidden, Some("user_disabled")));
}

#[tokio::test]
async fn refuses_accounts_by_their_statuses() {
    let slack = sandbox().await;
    let (admin, bot) = (connect(&slack, ADMIN_TOKEN), connect(&slack, TOKEN));
    let users = format!("{}/scim/v2/Users", slack.url());
    let error = create_user(&bot, &users, "joan", "joan@acme.example").await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (Kind::Auth, Some(401)));
    let error = create_user(&admin, &users, "mia", "other@acme.example").await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (Kind::Conflict, Some(409)));
    assert_eq!(error.message(), Some("the user name is taken"));
    let error = create_user(&admin, &users, "other", "mia@acme.example").await.unwrap_err();
    assert_eq!((error.kind(), error.message()), (Kind::Conflict, Some("the address is taken")));
    let error = create_user(&admin, &users, "", "other@acme.example").await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (Kind::Invalid, Some(400)));
    let error = deactivate_user(&admin, format!("{users}/U404")).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (Kind::NotFound, Some(404)));
}
