//! Channels and reactions on the wire.

use spoke_runtime::Kind;
use spoke_slack::conversations::{
    ArchiveChannel, ChannelState, CreateChannel, GetChannel, InviteUsers, JoinChannel, KickUser,
    ListChannelMembers, ListChannels, ListMessages, ListReplies, OpenConversation, RenameChannel,
    SetChannelTopic,
};
use spoke_slack::reactions::{AddReaction, RemoveReaction};
use spoke_slack::types::ConversationKind;

use super::wire;

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
        .types([ConversationKind::PublicChannel, ConversationKind::PrivateChannel]);
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
    let action = ListMessages::new("C1H9RESGL")
        .cursor("bmV4dF90czox")
        .limit(2)
        .oldest("1512000000.000000")
        .latest("1512104435.000000")
        .inclusive(true);
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
async fn remove_reaction() {
    let action = RemoveReaction::new("C1H9RESGL", "1503435957.000100", "eyes");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, Some("no_reaction")).await;
}

#[tokio::test]
async fn archive_channel() {
    let action = ArchiveChannel::new("C012AB3CD");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Conflict, Some("already_archived")).await;
}

/// The channel of Slack's examples.
fn check_general(channel: &ChannelState) {
    assert_eq!((channel.channel_id.as_str(), channel.name.as_str()), ("C012AB3CD", "general"));
    assert_eq!((channel.is_private, channel.is_archived, channel.is_member), (false, false, true));
    assert_eq!(channel.topic.as_deref(), Some("For public discussion of generalities"));
    assert_eq!(channel.purpose.as_deref(), Some("This part of the workspace is for fun. Make fun here."));
    assert_eq!((channel.creator.as_deref(), channel.created), (Some("W012A3BCD"), Some(1_449_252_889)));
    assert_eq!(channel.locale.as_deref(), Some("en-US"));
}

#[tokio::test]
async fn rename_channel() {
    let action = RenameChannel::new("C012AB3CD", "general");
    let channel = wire().reply(action.clone()).await;
    check_general(&channel);
    assert_eq!(channel.member_count, Some(23));
    wire().error(action, Kind::Forbidden, Some("not_in_channel")).await;
}

#[tokio::test]
async fn set_channel_topic() {
    let action = SetChannelTopic::new("C012AB3CD", "Größe & \"Grund\" \\ {x}");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Auth, Some("invalid_auth")).await;
}

#[tokio::test]
async fn invite_users() {
    let action = InviteUsers::new("C012AB3CD", ["W1234567890", "U2345678901"]);
    check_general(&wire().reply(action.clone()).await);
    wire().error(action, Kind::Invalid, Some("method_not_supported_for_channel_type")).await;
}

#[tokio::test]
async fn kick_user() {
    let action = KickUser::new("C012AB3CD", "W1234567890");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Forbidden, Some("cant_kick_self")).await;
}

#[tokio::test]
async fn join_channel() {
    let action = JoinChannel::new("C061EG9SL");
    let channel = wire().reply(action.clone()).await;
    assert_eq!((channel.channel_id.as_str(), channel.is_member), ("C061EG9SL", true));
    wire().error(action, Kind::Conflict, Some("is_archived")).await;
}

#[tokio::test]
async fn get_channel() {
    let action = GetChannel::new("C012AB3CD").include_locale(true).include_num_members(true);
    let channel = wire().reply(action.clone()).await;
    check_general(&channel);
    assert_eq!(channel.member_count, None);
    wire().error(action, Kind::NotFound, Some("channel_not_found")).await;
}

#[tokio::test]
async fn list_channel_members() {
    let action = ListChannelMembers::new("C012AB3CD").cursor("e3VzZXJfaWQ6IFcxMjM0NTY3fQ==").limit(3);
    let list = wire().reply(action.clone()).await;
    assert_eq!(list.user_ids, ["U023BECGF", "U061F7AUR", "W012A3CDE"]);
    assert_eq!(list.next_cursor, "e3VzZXJfaWQ6IFcxMjM0NTY3fQ==");
    wire().error(action, Kind::Invalid, Some("invalid_cursor")).await;
}

#[tokio::test]
async fn list_replies() {
    let action = ListReplies::new("C012AB3CD", "1482960137.003543")
        .cursor("bmV4dF90czox")
        .limit(4)
        .oldest("1482960137.003543")
        .latest("1484678597.521003")
        .inclusive(true);
    let list = wire().reply(action.clone()).await;
    assert_eq!((list.has_more, list.next_cursor.as_str()), (true, "bmV4dF90czoxNDg0Njc4MjkwNTE3MDkx"));
    let [first, .., last] = &list.messages[..] else { panic!("{list:?}") };
    assert_eq!((first.text.as_str(), first.reply_count), ("island", Some(3)));
    assert_eq!((last.text.as_str(), last.user.as_deref()), ("three for the land", Some("U061F7AUR")));
    assert_eq!(last.thread_ts.as_deref(), Some("1482960137.003543"));
    wire().error(action, Kind::NotFound, Some("thread_not_found")).await;
}

#[tokio::test]
async fn open_conversation() {
    let users = vec!["W1234567890".to_owned(), "U2345678901".to_owned()];
    let action = OpenConversation::new(users);
    let opened = wire().reply(action.clone()).await;
    assert_eq!((opened.channel_id.as_str(), opened.was_open), ("D069C7QFK", false));
    wire().error(action, Kind::NotFound, Some("user_not_found")).await;
}
