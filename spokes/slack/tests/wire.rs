//! What each action sends, and what it makes of answers.

use spoke_runtime::Kind;
use spoke_runtime::auth::{Bearer, BearerCredential};
use spoke_runtime::serde_json::json;
use spoke_slack::Slack;
use spoke_slack::auth::TestAuth;
use spoke_slack::chat::{PostMessage, UpdateMessage};
use spoke_slack::conversations::{CreateChannel, ListChannels, ListMessages};
use spoke_slack::reactions::AddReaction;
use spoke_slack::users::LookupUserByEmail;
use spoke_wire::{Wire, assert_whole};

const TEXT: &str = "\"Disk full\" on db-1: 100 % of /var/lib — Größe prüfen {now}\nsee C:\\logs";

fn wire() -> Wire<Slack> {
    let credential: BearerCredential = Bearer::token("xoxb-wire");
    Wire::new(env!("CARGO_MANIFEST_DIR"), credential)
}

#[test]
fn every_action_is_listed_and_tested() {
    assert_whole::<Slack>(env!("CARGO_MANIFEST_DIR"));
}

#[tokio::test]
async fn post_message() {
    let action = PostMessage::new("#major-incidents", TEXT)
        .username("ServiceNow Bot")
        .icon_emoji(":rotating_light:")
        .thread_ts("1503435956.000247")
        .reply_broadcast(false)
        .blocks(vec![json!({"type": "section", "text": {"type": "mrkdwn", "text": "*P1*"}})])
        .unfurl_links(false)
        .unfurl_media(true);
    let posted = wire().reply(action.clone()).await;
    assert_eq!((posted.channel.as_str(), posted.message_ts.as_str()), ("C1H9RESGL", "1503435957.000100"));
    assert_eq!(posted.text.as_deref(), Some(TEXT));
    assert_eq!(posted.thread_ts.as_deref(), Some("1503435956.000247"));
    let error = wire().error(action, Kind::NotFound, Some("channel_not_found")).await;
    assert_eq!((error.status(), error.request_id()), (Some(200), Some("a1b2c3d4e5")));
    assert!(!error.is_outcome_unknown());
}

#[tokio::test]
async fn update_message() {
    let action = UpdateMessage::new("C1H9RESGL", "1503435957.000100", "Resolved.");
    let updated = wire().reply(action.clone()).await;
    assert_eq!((updated.channel.as_str(), updated.message_ts.as_str()), ("C1H9RESGL", "1503435957.000100"));
    assert_eq!(updated.text.as_deref(), Some("Resolved."));
    wire().error(action, Kind::Forbidden, Some("cant_update_message")).await;
}

#[tokio::test]
async fn create_channel() {
    let action = CreateChannel::new("inc-0010001").is_private(true);
    let created = wire().reply(action.clone()).await;
    assert_eq!((created.channel_id.as_str(), created.name.as_str()), ("C0EAQDV4Z", "inc-0010001"));
    assert_eq!((created.is_private, created.created), (true, Some(1_504_554_479)));
    assert_eq!(created.creator.as_deref(), Some("U0123456"));
    wire().error(action, Kind::Conflict, Some("name_taken")).await;
}

#[tokio::test]
async fn list_channels() {
    let action = ListChannels::new()
        .cursor("dGVhbTpDMDYxRkE1UEI=")
        .limit(200)
        .exclude_archived(true)
        .types("public_channel,private_channel");
    let list = wire().reply(action.clone()).await;
    assert_eq!(list.next_cursor, "");
    let [general, direct] = &list.channels[..] else { panic!("{list:?}") };
    assert_eq!((general.channel_id.as_str(), general.name.as_str()), ("C012AB3CD", "general"));
    assert_eq!((general.is_member, general.member_count), (true, Some(4)));
    assert_eq!(general.topic.as_deref(), Some("Company-wide announcements"));
    assert_eq!((direct.name.as_str(), direct.is_member, direct.member_count), ("", false, None));
    wire().error(action, Kind::Forbidden, Some("missing_scope")).await;
}

#[tokio::test]
async fn list_messages() {
    let action = ListMessages::new("C1H9RESGL").cursor("bmV4dF90czox").limit(2).oldest("1512000000.000000");
    let list = wire().reply(action.clone()).await;
    assert_eq!((list.has_more, list.next_cursor.as_str()), (true, "bmV4dF90czoxNTEyMDg1ODYxMDAwNTQz"));
    let [asked, told] = &list.messages[..] else { panic!("{list:?}") };
    assert_eq!((asked.text.as_str(), asked.reply_count), ("<@U0SPOKEBOT> disk full & rising", Some(2)));
    assert_eq!((told.subtype.as_deref(), told.bot_id.as_deref()), (Some("bot_message"), Some("B1")));
    wire().error(action, Kind::NotFound, Some("channel_not_found")).await;
}

#[tokio::test]
async fn add_reaction() {
    let action = AddReaction::new("C1H9RESGL", "1503435957.000100", "eyes");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Conflict, Some("already_reacted")).await;
}

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
