//! People: by id, by address, all of them.

use spoke_runtime::Kind;
use spoke_slack::users::{get_user, list_users, lookup_user_by_email};

use crate::signed_in;

#[tokio::test]
async fn people_are_found_by_address_and_by_id() {
    let (_slack, connection) = signed_in().await;
    let mia = lookup_user_by_email(&connection, "MIA@acme.example").await.unwrap();
    let same = get_user(&connection, &mia.user_id).with(|it| it.include_locale(true)).await.unwrap();
    assert_eq!((same.real_name.as_deref(), same.locale.as_deref()), (Some("Mia Krystof"), Some("en-US")));
    assert_eq!((same.is_bot, same.is_deleted), (false, false));
    assert!(get_user(&connection, "U0SPOKEBOT").await.unwrap().is_bot);
    let error = get_user(&connection, "U404").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::NotFound, Some("user_not_found")));
}

#[tokio::test]
async fn everybody_is_listed_page_by_page() {
    let (slack, connection) = signed_in().await;
    let people = list_users(&connection).with(|it| it.limit(2)).items().all().await.unwrap();
    let names: Vec<_> = people.iter().map(|user| user.name.as_str()).collect();
    assert_eq!((names, slack.requests().len()), (vec!["spoke", "mia", "ben"], 2));
}
