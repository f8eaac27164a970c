//! Who signs in, accounts, and who watches an issue.

use spoke_jira::myself::GetCurrentUser;
use spoke_jira::users::{FindAssignableUsers, FindUsers, GetUser};
use spoke_jira::watchers::{AddWatcher, GetWatchers, RemoveWatcher};
use spoke_runtime::Kind;

use crate::{AWKWARD, MIA, wire};

#[tokio::test]
async fn get_current_user() {
    let action = GetCurrentUser::new();
    let user = wire().reply(action.clone()).await;
    assert_eq!((user.account_id.as_str(), user.active), ("5b10a2844c20165700ede21g", true));
    assert_eq!(
        (user.account_type.as_deref(), user.display_name.as_str()),
        (Some("atlassian"), "Mia Krystof")
    );
    assert_eq!(user.email_address.as_deref(), Some("mia@example.com"));
    assert_eq!(user.time_zone.as_deref(), Some("Australia/Sydney"));
    assert!(user.url.is_some_and(|url| url.ends_with("accountId=5b10a2844c20165700ede21g")));
    wire().error(action, Kind::Auth, None).await;
}

#[tokio::test]
async fn find_users() {
    let action = FindUsers::new(AWKWARD).start_at(50).max_results(25);
    let users = wire().reply(action.clone()).await;
    let shown: Vec<_> = users.iter().map(|it| (it.account_id.as_str(), it.display_name.as_deref())).collect();
    assert_eq!(shown, [(MIA, Some("Mia Krystof")), ("5b10ac8d82e05b22cc7d4ef5", Some("Emma Richards"))]);
    assert_eq!((users[0].account_type.as_deref(), users[0].active), (Some("atlassian"), Some(false)));
    assert_eq!(users[0].email_address, None);
    wire().error(action, Kind::Invalid, None).await;
}

#[tokio::test]
async fn find_assignable_users() {
    let action = FindAssignableUsers::new("OPS", "mia").start_at(50).max_results(25);
    let users = wire().reply(action.clone()).await;
    assert_eq!(users.iter().map(|user| user.account_id.as_str()).collect::<Vec<_>>(), [MIA]);
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn get_user() {
    let action = GetUser::new(MIA);
    let user = wire().reply(action.clone()).await;
    assert_eq!((user.account_id.as_str(), user.active), (MIA, Some(true)));
    assert_eq!(user.email_address.as_deref(), Some("mia@example.com"));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn get_watchers() {
    let action = GetWatchers::new("OPS-24");
    let watchers = wire().reply(action.clone()).await;
    assert_eq!((watchers.is_watching, watchers.watch_count), (Some(false), Some(1)));
    assert_eq!(watchers.watchers.iter().map(|user| user.account_id.as_str()).collect::<Vec<_>>(), [MIA]);
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn add_watcher() {
    let action = AddWatcher::new("OPS-24", MIA);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Forbidden, None).await;
}

#[tokio::test]
async fn remove_watcher() {
    let action = RemoveWatcher::new("OPS-24", MIA);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, None).await;
}
