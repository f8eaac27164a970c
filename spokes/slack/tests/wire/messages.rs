//! Messages on the wire.

use spoke_runtime::Kind;
use spoke_runtime::serde_json::json;
use spoke_slack::chat::{
    DeleteMessage, DeleteScheduledMessage, GetPermalink, ListScheduledMessages, PostApproval, PostEphemeral,
    PostMessage, ScheduleMessage, UpdateMessage,
};
use spoke_slack::types::{Parse, Section};

use super::{TEXT, layout, wire};

#[tokio::test]
async fn post_message() {
    let action = PostMessage::new("#major-incidents", TEXT)
        .username("ServiceNow Bot")
        .icon_emoji(":rotating_light:")
        .thread_ts("1503435956.000247")
        .reply_broadcast(false)
        .icon_url("https://acme.example/bot.png")
        .blocks(vec![Section::mrkdwn("*P1*").into(), json!({"type": "markdown", "text": "**P1**"}).into()])
        .attachments(vec![json!({"text": "older"})])
        .mrkdwn(true)
        .link_names(true)
        .parse(Parse::None)
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
    let action = UpdateMessage::new("C1H9RESGL", "1503435957.000100", "Resolved.")
        .blocks(layout())
        .attachments(vec![json!({"text": "older"})])
        .link_names(false)
        .parse(Parse::Full)
        .reply_broadcast(true);
    let updated = wire().reply(action.clone()).await;
    assert_eq!((updated.channel.as_str(), updated.message_ts.as_str()), ("C1H9RESGL", "1503435957.000100"));
    assert_eq!(updated.text.as_deref(), Some("Resolved."));
    wire().error(action, Kind::Forbidden, Some("cant_update_message")).await;
}

#[tokio::test]
async fn delete_message() {
    let action = DeleteMessage::new("C024BE91L", "1401383885.000061");
    let deleted = wire().reply(action.clone()).await;
    assert_eq!((deleted.channel.as_str(), deleted.message_ts.as_str()), ("C024BE91L", "1401383885.000061"));
    wire().error(action, Kind::NotFound, Some("message_not_found")).await;
}

#[tokio::test]
async fn post_ephemeral() {
    let action = PostEphemeral::new("C1H9RESGL", "U2147483697", TEXT)
        .username("ServiceNow Bot")
        .icon_emoji(":rotating_light:")
        .icon_url("https://acme.example/bot.png")
        .thread_ts("1503435956.000247")
        .blocks(layout())
        .attachments(vec![json!({"text": "older"})])
        .link_names(true)
        .parse(Parse::Full);
    assert_eq!(wire().reply(action.clone()).await.message_ts, "1502210682.580145");
    wire().error(action, Kind::Forbidden, Some("user_not_in_channel")).await;
}

#[tokio::test]
async fn schedule_message() {
    let action = ScheduleMessage::new("C1H9RESGL", 1_562_180_400, "Here's a message for you in the future")
        .thread_ts("1503435956.000247")
        .reply_broadcast(true)
        .blocks(layout())
        .attachments(vec![json!({"text": "older"})])
        .link_names(true)
        .parse(Parse::None)
        .unfurl_links(false)
        .unfurl_media(true);
    let scheduled = wire().reply(action.clone()).await;
    assert_eq!(scheduled.channel, "C1H9RESGL");
    assert_eq!(scheduled.scheduled_message_id.as_ref(), "Q1298393284");
    assert_eq!(scheduled.text.as_deref(), Some("Here's a message for you in the future"));
    wire().error(action, Kind::Invalid, Some("time_in_past")).await;
}

#[tokio::test]
async fn list_scheduled_messages() {
    let action = ListScheduledMessages::new()
        .channel("C1H9RESGL")
        .cursor("dGVhbTpDMDYxRkE1UEI=")
        .limit(100)
        .oldest(1_551_891_734)
        .latest(1_551_991_428);
    let list = wire().reply(action.clone()).await;
    assert_eq!(list.next_cursor, "");
    let [waiting] = &list.messages[..] else { panic!("{list:?}") };
    // The example shows the id as a number, which `delete_scheduled_message` would not take.
    assert_eq!(waiting.scheduled_message_id.to_string(), "Q1298393284");
    assert_eq!((waiting.channel.as_str(), waiting.post_at), ("C1H9RESGL", 1_551_991_428));
    assert_eq!(waiting.created, Some(1_551_891_734));
    assert_eq!(waiting.text.as_deref(), Some("Here's a message for you in the future"));
    wire().error(action, Kind::Invalid, Some("invalid_channel")).await;
}

#[tokio::test]
async fn delete_scheduled_message() {
    let action = DeleteScheduledMessage::new("C1H9RESGL", "Q1298393284");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, Some("invalid_scheduled_message_id")).await;
}

#[tokio::test]
async fn get_permalink() {
    let action = GetPermalink::new("C1H9RESGA", "135854651.500008");
    let found = wire().reply(action.clone()).await;
    assert_eq!(found.channel, "C1H9RESGA");
    assert_eq!(found.permalink, "https://ghostbusters.slack.com/archives/C1H9RESGA/p135854651500008");
    wire().error(action, Kind::NotFound, Some("channel_not_found")).await;
}

#[tokio::test]
async fn post_approval() {
    let text = "*CHG0030001*: \"restart\" db-1?";
    let action = PostApproval::new("C1H9RESGL", text, "CHG0030001", r#"{"change": "CHG0030001"}"#)
        .approve_label("Go")
        .approve_action_id("go")
        .deny_label("No")
        .deny_action_id("no")
        .thread_ts("1503435956.000247");
    let posted = wire().reply(action.clone()).await;
    assert_eq!((posted.channel.as_str(), posted.message_ts.as_str()), ("C1H9RESGL", "1503435956.000247"));
    wire().error(action, Kind::Invalid, Some("too_many_attachments")).await;
}
