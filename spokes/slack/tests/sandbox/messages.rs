//! Messages: posted, changed, found, deleted, shown to one person, scheduled, approved.

use spoke_runtime::Kind;
use spoke_runtime::serde_json::json;
use spoke_slack::chat::{
    delete_message, delete_scheduled_message, get_permalink, list_scheduled_messages, post_approval,
    post_ephemeral, post_message, schedule_message, update_message,
};
use spoke_slack::conversations::{list_messages, list_replies};
use spoke_slack::reactions::{add_reaction, remove_reaction};
use spoke_slack::types::{Actions, Button, Header, Section, Style};

use crate::{AWKWARD, signed_in};

#[tokio::test]
async fn a_message_from_posting_to_deleting() {
    let (slack, connection) = signed_in().await;
    let layout = vec![
        Header::new("Disk full").into(),
        Section::mrkdwn(AWKWARD).into(),
        Actions::new([Button::new("Take it", "take").style(Style::Primary)]).into(),
        json!({"type": "markdown", "text": "**any other**"}).into(),
    ];
    let posted = post_message(&connection, "#major-incidents", "disk full").with(|it| it.blocks(layout));
    let posted = posted.await.unwrap();
    let stored = slack.with(|it| it.messages("major-incidents"));
    assert_eq!(stored[0]["blocks"][1]["text"]["text"], AWKWARD);
    assert_eq!(stored[0]["blocks"][2]["elements"][0]["style"], "primary");
    assert_eq!(stored[0]["blocks"][3]["type"], "markdown");

    let link = get_permalink(&connection, &posted.channel, &posted.message_ts).await.unwrap();
    assert!(link.permalink.contains(&format!("/archives/{}/p", posted.channel)), "{link:?}");
    update_message(&connection, &posted.channel, &posted.message_ts, "resolved").await.unwrap();
    let deleted = delete_message(&connection, &posted.channel, &posted.message_ts).await.unwrap();
    assert_eq!((deleted.channel, deleted.message_ts), (posted.channel.clone(), posted.message_ts.clone()));
    assert!(list_messages(&connection, &posted.channel).await.unwrap().messages.is_empty());
    let error = delete_message(&connection, &posted.channel, &posted.message_ts).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::NotFound, Some("message_not_found")));
}

#[tokio::test]
async fn a_thread_pages_and_learns_of_deleted_replies() {
    let (_slack, connection) = signed_in().await;
    let first = post_message(&connection, "#general", "disk full").await.unwrap();
    let mut replies = Vec::new();
    for text in ["looking", "found", "fixed"] {
        let reply =
            post_message(&connection, &first.channel, text).with(|it| it.thread_ts(&first.message_ts));
        replies.push(reply.await.unwrap().message_ts);
    }
    let thread = list_replies(&connection, &first.channel, &first.message_ts).with(|it| it.limit(2));
    let texts: Vec<_> = thread.items().all().await.unwrap().into_iter().map(|it| it.text).collect();
    assert_eq!(texts, ["disk full", "looking", "found", "fixed"]);
    let between = list_replies(&connection, &first.channel, &first.message_ts)
        .with(|it| it.oldest(&replies[0]).latest(&replies[2]));
    assert_eq!(between.await.unwrap().messages.len(), 1);
    let both = list_replies(&connection, &first.channel, &first.message_ts)
        .with(|it| it.oldest(&replies[0]).latest(&replies[2]).inclusive(true));
    assert_eq!(both.await.unwrap().messages.len(), 3);
    delete_message(&connection, &first.channel, &replies[0]).await.unwrap();
    let thread = list_replies(&connection, &first.channel, &first.message_ts).await.unwrap().messages;
    assert_eq!((thread.len(), thread[0].reply_count), (3, Some(2)));
    let error = list_replies(&connection, &first.channel, "1.2").await.unwrap_err();
    assert_eq!(error.code(), Some("thread_not_found"));
}

#[tokio::test]
async fn somebody_elses_message_stays_as_it_is() {
    let (_slack, connection) = signed_in().await;
    let channel = "C000000001";
    let hello = list_messages(&connection, channel).await.unwrap().messages.remove(0);
    assert_eq!((hello.text.as_str(), hello.user.as_deref()), ("hello", Some("U000000001")));
    let error = update_message(&connection, channel, &hello.message_ts, "bye").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Forbidden, Some("cant_update_message")));
    let error = delete_message(&connection, channel, &hello.message_ts).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Forbidden, Some("cant_delete_message")));
}

#[tokio::test]
async fn one_person_is_shown_a_message() {
    let (slack, connection) = signed_in().await;
    let shown = post_ephemeral(&connection, "#general", "U000000001", AWKWARD).await.unwrap();
    let [(user, message)] = &slack.with(|it| it.ephemerals("general"))[..] else { panic!() };
    assert_eq!((user.as_str(), message["ts"].as_str()), ("U000000001", Some(shown.message_ts.as_str())));
    assert_eq!(message["text"], AWKWARD);
    assert_eq!(slack.with(|it| it.messages("general")).len(), 1);
    let error = post_ephemeral(&connection, "#major-incidents", "U000000001", "a").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Forbidden, Some("user_not_in_channel")));
}

#[tokio::test]
async fn a_message_waits_for_its_time_or_is_taken_back() {
    let (slack, connection) = signed_in().await;
    let now = slack.with(|it| it.now());
    let first = schedule_message(&connection, "#general", now + 3_600, AWKWARD).await.unwrap();
    let second = schedule_message(&connection, "#general", now + 7_200, "later").await.unwrap();
    assert_eq!(first.text.as_deref(), Some(AWKWARD));
    let waiting = list_scheduled_messages(&connection).with(|it| it.limit(1)).items().all().await.unwrap();
    let due: Vec<_> = waiting.iter().map(|it| it.post_at).collect();
    assert_eq!(due, [now + 3_600, now + 7_200]);
    assert_eq!(waiting[0].scheduled_message_id, first.scheduled_message_id);
    let soon = list_scheduled_messages(&connection)
        .with(|it| it.channel(&first.channel).oldest(now).latest(now + 4_000));
    assert_eq!(soon.await.unwrap().messages.len(), 1);

    delete_scheduled_message(&connection, &second.channel, &second.scheduled_message_id).await.unwrap();
    let again = delete_scheduled_message(&connection, &second.channel, &second.scheduled_message_id);
    assert_eq!(again.await.unwrap_err().code(), Some("invalid_scheduled_message_id"));
    slack.with(|it| it.pass(10_000));
    let texts: Vec<_> =
        slack.with(|it| it.messages("general")).into_iter().map(|it| it["text"].clone()).collect();
    assert_eq!(texts, ["hello", AWKWARD]);
    assert!(list_scheduled_messages(&connection).await.unwrap().messages.is_empty());
    let error = schedule_message(&connection, "#general", now, "a").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Invalid, Some("time_in_past")));
}

#[tokio::test]
async fn an_approval_has_two_buttons_that_carry_the_question() {
    let (slack, connection) = signed_in().await;
    let posted =
        post_approval(&connection, "#general", "Restart db-1?", "CHG0030001", AWKWARD).await.unwrap();
    let stored = slack.with(|it| it.messages("general")).pop().unwrap();
    assert_eq!(stored["ts"], *posted.message_ts);
    let asked = &stored["blocks"][1];
    assert_eq!((&stored["text"], &asked["block_id"]), (&json!("Restart db-1?"), &json!("CHG0030001")));
    for (button, action_id, label, style) in
        [(0, "approve", "Approve", "primary"), (1, "deny", "Deny", "danger")]
    {
        let button = &asked["elements"][button];
        assert_eq!((&button["action_id"], &button["value"]), (&json!(action_id), &json!(AWKWARD)));
        assert_eq!((&button["text"]["text"], &button["style"]), (&json!(label), &json!(style)));
    }
}

#[tokio::test]
async fn a_reaction_comes_and_goes() {
    let (slack, connection) = signed_in().await;
    let (channel, ts) = ("C000000001", slack.with(|it| it.messages("general"))[0]["ts"].clone());
    let ts = ts.as_str().unwrap();
    add_reaction(&connection, channel, ts, "eyes").await.unwrap();
    let error = add_reaction(&connection, channel, ts, "eyes").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Conflict, Some("already_reacted")));
    assert_eq!(slack.with(|it| it.messages("general"))[0]["reactions"][0]["name"], "eyes");
    remove_reaction(&connection, channel, ts, "eyes").await.unwrap();
    assert_eq!(slack.with(|it| it.messages("general"))[0]["reactions"], json!([]));
    let error = remove_reaction(&connection, channel, ts, "eyes").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::NotFound, Some("no_reaction")));
}
