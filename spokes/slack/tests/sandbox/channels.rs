//! Channels: opened, described, renamed, joined, left to people, archived; direct messages.

use spoke_runtime::Kind;
use spoke_slack::chat::post_message;
use spoke_slack::conversations::{
    archive_channel, create_channel, get_channel, invite_users, join_channel, kick_user,
    list_channel_members, list_channels, open_conversation, rename_channel, set_channel_topic,
};
use spoke_slack::types::ConversationKind;

use crate::{AWKWARD, signed_in};

const MIA: &str = "U000000001";
const BEN: &str = "U000000002";

#[tokio::test]
async fn a_channel_from_opening_to_archiving() {
    let (_slack, connection) = signed_in().await;
    let created = create_channel(&connection, "inc-1").with(|it| it.is_private(true)).await.unwrap();
    let id = created.channel_id;
    set_channel_topic(&connection, &id, AWKWARD).await.unwrap();
    assert_eq!(rename_channel(&connection, &id, "inc-0010001").await.unwrap().name, "inc-0010001");
    let channel = get_channel(&connection, &id).await.unwrap();
    assert_eq!((channel.name.as_str(), channel.topic.as_deref()), ("inc-0010001", Some(AWKWARD)));
    assert_eq!((channel.is_private, channel.is_member, channel.is_archived), (true, true, false));
    assert_eq!((channel.member_count, channel.locale), (None, None));
    let more = get_channel(&connection, &id).with(|it| it.include_num_members(true).include_locale(true));
    let more = more.await.unwrap();
    assert_eq!((more.member_count, more.locale.as_deref()), (Some(1), Some("en-US")));

    archive_channel(&connection, &id).await.unwrap();
    assert!(get_channel(&connection, &id).await.unwrap().is_archived);
    let error = archive_channel(&connection, &id).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Conflict, Some("already_archived")));
    let error = post_message(&connection, &id, "a").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Conflict, Some("is_archived")));
    let error = rename_channel(&connection, &id, "general").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Conflict, Some("name_taken")));
}

#[tokio::test]
async fn people_come_and_go() {
    let (_slack, connection) = signed_in().await;
    let id = create_channel(&connection, "inc-1").await.unwrap().channel_id;
    invite_users(&connection, &id, [MIA, BEN]).await.unwrap();
    let members = list_channel_members(&connection, &id).with(|it| it.limit(1)).items().all().await.unwrap();
    assert_eq!(members, ["U0SPOKEBOT", MIA, BEN]);
    let error = invite_users(&connection, &id, MIA).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Conflict, Some("already_in_channel")));
    kick_user(&connection, &id, MIA).await.unwrap();
    assert_eq!(list_channel_members(&connection, &id).await.unwrap().user_ids, ["U0SPOKEBOT", BEN]);
    let error = kick_user(&connection, &id, MIA).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Forbidden, Some("not_in_channel")));
    let error = invite_users(&connection, &id, ["U404"]).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::NotFound, Some("user_not_found")));
}

#[tokio::test]
async fn the_bot_joins_before_it_writes() {
    let (slack, connection) = signed_in().await;
    let error = post_message(&connection, "#lounge", "a").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Forbidden, Some("not_in_channel")));
    let channels = list_channels(&connection).await.unwrap().channels;
    let lounge = channels.into_iter().find(|channel| channel.name == "lounge").unwrap();
    assert!(!lounge.is_member);
    assert!(join_channel(&connection, &lounge.channel_id).await.unwrap().is_member);
    join_channel(&connection, &lounge.channel_id).await.unwrap();
    post_message(&connection, "#lounge", "a").await.unwrap();
    assert_eq!(slack.with(|it| it.messages("lounge")).len(), 1);
}

#[tokio::test]
async fn a_direct_message_is_one_for_the_same_people() {
    let (slack, connection) = signed_in().await;
    let opened = open_conversation(&connection, [MIA]).await.unwrap();
    assert!(!opened.was_open && opened.channel_id.starts_with('D'), "{opened:?}");
    let again = open_conversation(&connection, MIA).await.unwrap();
    assert!(again.was_open && again.channel_id == opened.channel_id, "{again:?}");
    let both = open_conversation(&connection, vec![BEN.to_owned(), MIA.to_owned()]).await.unwrap();
    let again = open_conversation(&connection, [MIA, BEN]).await.unwrap();
    assert_eq!((again.was_open, &again.channel_id), (true, &both.channel_id));
    post_message(&connection, &opened.channel_id, "psst").await.unwrap();
    assert_eq!(slack.with(|it| it.messages(&opened.channel_id))[0]["text"], "psst");

    let kinds = [ConversationKind::Im, ConversationKind::Mpim];
    let list = list_channels(&connection).with(|it| it.types(kinds)).await.unwrap().channels;
    let ids: Vec<_> = list.iter().map(|channel| channel.channel_id.as_str()).collect();
    assert_eq!(ids, [opened.channel_id.as_str(), both.channel_id.as_str()]);
    let error = open_conversation(&connection, ["U404"]).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::NotFound, Some("user_not_found")));
    let error = archive_channel(&connection, &opened.channel_id).await.unwrap_err();
    assert_eq!(error.code(), Some("method_not_supported_for_channel_type"));
}
