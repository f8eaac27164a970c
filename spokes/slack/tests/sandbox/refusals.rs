//! Every method refuses what Slack refuses, in Slack's words.

use spoke_runtime::serde_json::{Value, json};

use crate::{get, post, sandbox};

const GENERAL: &str = "C000000001";
const ATTIC: &str = "C000000003";
const LOUNGE: &str = "C000000004";
const MIA: &str = "U000000001";
const BOT: &str = "U0SPOKEBOT";

async fn check_refused(method: &str, body: Value, error: &str) {
    let answer = post(&sandbox().await, method, &body).await;
    assert_eq!((&answer["ok"], answer["error"].as_str()), (&json!(false), Some(error)), "{method}: {answer}");
}

async fn check_not_given(call: &str, error: &str) {
    let answer = get(&sandbox().await, call).await;
    assert_eq!((&answer["ok"], answer["error"].as_str()), (&json!(false), Some(error)), "{call}: {answer}");
}

#[tokio::test]
async fn messages() {
    let post = "chat.postMessage";
    check_refused(post, json!({"text": "a"}), "invalid_arguments").await;
    check_refused(post, json!({"channel": 7, "text": "a"}), "invalid_arguments").await;
    check_refused(post, json!({"channel": "general", "text": 7}), "invalid_arguments").await;
    check_refused(post, json!({"channel": "general", "text": "a", "parse": "some"}), "invalid_arguments")
        .await;
    check_refused(post, json!({"channel": "general"}), "no_text").await;
    check_refused(post, json!({"channel": "general", "text": "x".repeat(40_001)}), "msg_too_long").await;
    check_refused(post, json!({"channel": "nowhere", "text": "a"}), "channel_not_found").await;
    check_refused(post, json!({"channel": "attic", "text": "a"}), "is_archived").await;
    check_refused(post, json!({"channel": "lounge", "text": "a"}), "not_in_channel").await;
    let reply = json!({"channel": "general", "text": "a", "thread_ts": "1.2"});
    check_refused(post, reply, "thread_not_found").await;
    check_refused(post, json!([]), "json_not_object").await;
    let change = json!({"channel": GENERAL, "ts": "1.2", "text": "a"});
    check_refused("chat.update", change, "message_not_found").await;
    let change = json!({"channel": "general", "ts": "1.2", "text": "a"});
    check_refused("chat.update", change, "channel_not_found").await;
    check_refused("chat.delete", json!({"channel": GENERAL}), "invalid_arguments").await;
    check_refused("chat.delete", json!({"channel": "general", "ts": "1.2"}), "channel_not_found").await;
    check_refused("chat.delete", json!({"channel": GENERAL, "ts": "1.2"}), "message_not_found").await;
    let shown = json!({"channel": GENERAL, "user": "U404", "text": "a"});
    check_refused("chat.postEphemeral", shown, "user_not_in_channel").await;
    check_refused("chat.postEphemeral", json!({"channel": GENERAL, "user": MIA}), "no_text").await;
    let reaction = json!({"channel": GENERAL, "timestamp": "1.2", "name": "eyes"});
    check_refused("reactions.add", reaction.clone(), "message_not_found").await;
    check_refused("reactions.remove", reaction, "message_not_found").await;
    let reaction = json!({"channel": GENERAL, "timestamp": "1.2", "name": ":eyes:"});
    check_refused("reactions.add", reaction, "invalid_name").await;
    let reaction = json!({"channel": GENERAL, "timestamp": "now", "name": "eyes"});
    check_refused("reactions.remove", reaction, "bad_timestamp").await;
    check_not_given(&format!("chat.getPermalink?channel={GENERAL}&message_ts=1.2"), "message_not_found")
        .await;
    check_not_given("chat.getPermalink?channel=C404&message_ts=1.2", "channel_not_found").await;
    check_not_given("chat.getPermalink?channel=C404", "invalid_arguments").await;
}

#[tokio::test]
async fn layouts() {
    let refused = async |blocks: Value, error: &str| {
        check_refused("chat.postMessage", json!({"channel": "general", "blocks": blocks}), error).await;
    };
    let section = json!({"type": "section", "text": {"type": "mrkdwn", "text": "a"}});
    let with = |name: &str, value: Value| {
        let mut block = section.clone();
        block[name] = value;
        json!([block])
    };
    refused(json!(7), "invalid_blocks_format").await;
    refused(json!([{}]), "invalid_blocks").await;
    refused(json!([{"type": "sketch"}]), "invalid_blocks").await;
    refused(json!([{"type": "section"}]), "invalid_blocks").await;
    refused(with("text", json!({"type": "html", "text": "a"})), "invalid_blocks").await;
    refused(with("text", json!({"type": "mrkdwn", "text": "x".repeat(3_001)})), "invalid_blocks").await;
    refused(with("fields", json!([])), "invalid_blocks").await;
    refused(with("block_id", json!("x".repeat(256))), "invalid_blocks").await;
    let twice = with("block_id", json!("same"))[0].clone();
    refused(json!([twice, twice]), "invalid_blocks").await;
    refused(json!(vec![section.clone(); 51]), "invalid_blocks").await;
    refused(json!([{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}]), "invalid_blocks").await;
    refused(json!([{"type": "actions", "elements": []}]), "invalid_blocks").await;
    refused(json!([{"type": "actions", "elements": [{"type": "button"}]}]), "invalid_blocks").await;
    refused(json!([{"type": "image", "image_url": "https://a.example/b"}]), "invalid_blocks").await;
    refused(json!([{"type": "context"}]), "invalid_blocks").await;
    let label = json!({"type": "plain_text", "text": "a"});
    refused(json!([{"type": "input", "label": label, "element": {}}]), "invalid_blocks").await;
}

#[tokio::test]
async fn scheduled_messages() {
    let schedule = "chat.scheduleMessage";
    check_refused(schedule, json!({"channel": "general", "text": "a"}), "invalid_time").await;
    let soon = |at: Value| json!({"channel": "general", "text": "a", "post_at": at});
    check_refused(schedule, soon(json!("tomorrow")), "invalid_arguments").await;
    check_refused(schedule, soon(json!(1_500_000_000)), "time_in_past").await;
    check_refused(schedule, json!({"channel": "general", "post_at": 9_999_999_999_u64}), "no_text").await;
    let archived = json!({"channel": "attic", "text": "a", "post_at": 9_999_999_999_u64});
    check_refused(schedule, archived, "is_archived").await;
    let unknown = json!({"channel": GENERAL, "scheduled_message_id": "Q404"});
    check_refused("chat.deleteScheduledMessage", unknown, "invalid_scheduled_message_id").await;
    let nowhere = json!({"channel": "C404", "scheduled_message_id": "Q404"});
    check_refused("chat.deleteScheduledMessage", nowhere, "channel_not_found").await;
    check_not_given("chat.scheduledMessages.list?channel=C404", "invalid_channel").await;
    check_not_given("chat.scheduledMessages.list?oldest=then", "invalid_arguments").await;
}

#[tokio::test]
async fn channels() {
    let create = "conversations.create";
    check_refused(create, json!({}), "invalid_name_required").await;
    check_refused(create, json!({"name": "Not This"}), "invalid_name_specials").await;
    check_refused(create, json!({"name": "--"}), "invalid_name_punctuation").await;
    check_refused(create, json!({"name": "x".repeat(81)}), "invalid_name_maxlength").await;
    check_refused(create, json!({"name": "general"}), "name_taken").await;
    check_refused("conversations.archive", json!({"channel": GENERAL}), "cant_archive_general").await;
    check_refused("conversations.archive", json!({"channel": ATTIC}), "already_archived").await;
    check_refused("conversations.archive", json!({"channel": LOUNGE}), "not_in_channel").await;
    let rename = json!({"channel": GENERAL, "name": "attic"});
    check_refused("conversations.rename", rename, "name_taken").await;
    check_refused("conversations.rename", json!({"channel": GENERAL}), "invalid_name_required").await;
    check_refused("conversations.rename", json!({"channel": "C404", "name": "a"}), "channel_not_found").await;
    let topic = json!({"channel": GENERAL, "topic": "x".repeat(251)});
    check_refused("conversations.setTopic", topic, "too_long").await;
    check_refused("conversations.setTopic", json!({"channel": ATTIC, "topic": "a"}), "is_archived").await;
    check_refused("conversations.join", json!({"channel": ATTIC}), "is_archived").await;
    check_refused("conversations.join", json!({"channel": "lounge"}), "channel_not_found").await;
    check_not_given("conversations.info?channel=C404", "channel_not_found").await;
    check_not_given("conversations.info", "invalid_arguments").await;
    check_not_given("conversations.list?types=secret", "invalid_types").await;
    check_not_given("conversations.list?limit=0", "invalid_limit").await;
    check_not_given("conversations.list?cursor=next", "invalid_cursor").await;
    check_not_given(&format!("conversations.history?channel={LOUNGE}"), "not_in_channel").await;
    check_not_given(&format!("conversations.history?channel={GENERAL}&oldest=x"), "invalid_ts_oldest").await;
    check_not_given(&format!("conversations.history?channel={GENERAL}&latest=x"), "invalid_ts_latest").await;
    check_not_given(&format!("conversations.replies?channel={GENERAL}&ts=1.2"), "thread_not_found").await;
    check_not_given("conversations.members?channel=C404", "channel_not_found").await;
}

#[tokio::test]
async fn members() {
    let invite = "conversations.invite";
    let users = |users: &str| json!({"channel": "C000000002", "users": users});
    check_refused(invite, users(""), "no_user").await;
    check_refused(invite, users(&vec![MIA; 1_001].join(",")), "too_many_users").await;
    check_refused(invite, users(BOT), "cant_invite_self").await;
    check_refused(invite, users("U404"), "user_not_found").await;
    check_refused(invite, json!({"channel": GENERAL, "users": MIA}), "already_in_channel").await;
    check_refused(invite, json!({"channel": ATTIC, "users": MIA}), "is_archived").await;
    check_refused(invite, json!({"channel": LOUNGE, "users": MIA}), "not_in_channel").await;
    let kick = "conversations.kick";
    check_refused(kick, json!({"channel": GENERAL, "user": BOT}), "cant_kick_self").await;
    check_refused(kick, json!({"channel": GENERAL, "user": MIA}), "cant_kick_from_general").await;
    check_refused(kick, json!({"channel": "C000000002", "user": MIA}), "not_in_channel").await;
    check_refused(kick, json!({"channel": "C000000002", "user": "U404"}), "user_not_found").await;
    let open = "conversations.open";
    check_refused(open, json!({"users": ""}), "users_list_not_supplied").await;
    check_refused(open, json!({"users": "U1,U2,U3,U4,U5,U6,U7,U8,U9"}), "too_many_users").await;
    check_refused(open, json!({"users": "U404"}), "user_not_found").await;
}

#[tokio::test]
async fn people_and_files() {
    check_not_given("users.lookupByEmail?email=x@y.example", "users_not_found").await;
    check_not_given("users.lookupByEmail", "invalid_arguments").await;
    check_not_given("users.info?user=U404", "user_not_found").await;
    check_not_given("users.list?limit=x", "invalid_limit").await;
    check_not_given("files.getUploadURLExternal?filename=a.txt", "missing_argument").await;
    check_not_given("files.getUploadURLExternal?length=7", "invalid_arguments").await;
    check_refused("files.completeUploadExternal", json!({"files": []}), "invalid_arguments").await;
    check_refused("files.completeUploadExternal", json!({"files": [{"id": "F404"}]}), "file_not_found").await;
}
