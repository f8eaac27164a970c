//! People on the wire, and who signs in.

use spoke_runtime::Kind;
use spoke_slack::auth::TestAuth;
use spoke_slack::users::{GetUser, ListUsers, LookupUserByEmail};

use super::wire;

#[tokio::test]
async fn lookup_user_by_email() {
    let action = LookupUserByEmail::new("mia+oncall@acme.example");
    let user = wire().reply(action.clone()).await;
    assert_eq!((user.user_id.as_str(), user.name.as_str()), ("W012A3CDE", "mia"));
    assert_eq!(user.real_name.as_deref(), Some("Mia Krystof"));
    assert_eq!(user.email.as_deref(), Some("mia+oncall@acme.example"));
    assert_eq!(
        (user.time_zone.as_deref(), user.is_bot, user.is_deleted),
        (Some("Europe/Berlin"), false, false)
    );
    wire().error(action, Kind::NotFound, Some("users_not_found")).await;
}

#[tokio::test]
async fn test_auth() {
    let action = TestAuth::new();
    let whose = wire().reply(action.clone()).await;
    assert_eq!((whose.user_id.as_str(), whose.user.as_str()), ("W23456789", "bot"));
    assert_eq!((whose.team_id.as_str(), whose.team.as_str()), ("T0G9PQBBK", "Subarachnoid Workspace"));
    assert_eq!(whose.url, "https://subarachnoid.slack.com/");
    assert_eq!((whose.bot_id.as_deref(), whose.is_enterprise_install), (Some("BZYBOTHED"), false));
    assert_eq!(whose.scopes.as_deref(), Some("chat:write,channels:read"));
    wire().error(action, Kind::Auth, Some("token_revoked")).await;
}

#[tokio::test]
async fn get_user() {
    let action = GetUser::new("W012A3CDE").include_locale(true);
    let user = wire().reply(action.clone()).await;
    assert_eq!((user.user_id.as_str(), user.name.as_str()), ("W012A3CDE", "spengler"));
    assert_eq!((user.real_name.as_deref(), user.locale), (Some("Egon Spengler"), None));
    assert_eq!(user.email.as_deref(), Some("spengler@ghostbusters.example.com"));
    wire().error(action, Kind::NotFound, Some("user_not_found")).await;
}

#[tokio::test]
async fn list_users() {
    let action = ListUsers::new().cursor("dXNlcjpVMEc5V0ZYTlo=").limit(2).include_locale(true);
    let list = wire().reply(action.clone()).await;
    assert_eq!(list.next_cursor, "dXNlcjpVMEc5V0ZYTlo=");
    let [egon, glinda] = &list.users[..] else { panic!("{list:?}") };
    assert_eq!((egon.user_id.as_str(), egon.name.as_str()), ("W012A3CDE", "spengler"));
    assert_eq!(glinda.display_name.as_deref(), Some("Glinda the Fairly Good"));
    assert_eq!(glinda.real_name.as_deref(), Some("Glinda Southgood"));
    assert_eq!((glinda.email.as_deref(), glinda.is_bot), (Some("glenda@south.oz.coven"), false));
    assert_eq!((glinda.team_id.as_deref(), glinda.is_deleted), (Some("T0G9PQBBK"), false));
    assert_eq!((glinda.time_zone.as_deref(), glinda.locale.as_deref()), (Some("America/Los_Angeles"), None));
    wire().error(action, Kind::Invalid, Some("invalid_cursor")).await;
}
