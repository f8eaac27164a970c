//! The sandbox refuses what Slack refuses, and gives back what it was sent.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

#[path = "sandbox/accounts.rs"]
mod accounts;
#[path = "sandbox/channels.rs"]
mod channels;
#[path = "sandbox/files.rs"]
mod files;
#[path = "sandbox/messages.rs"]
mod messages;
#[path = "sandbox/people.rs"]
mod people;
#[path = "sandbox/refusals.rs"]
mod refusals;

use spoke_runtime::auth::Bearer;
use spoke_runtime::sandbox::{Answer, Fault, Server};
use spoke_runtime::serde_json::{Value, json};
use spoke_runtime::{Connection, ConnectionConfig, Hub, Kind, Method};
use spoke_slack::Slack;
use spoke_slack::auth::test_auth;
use spoke_slack::chat::{post_message, update_message};
use spoke_slack::conversations::{create_channel, list_channels, list_messages};
use spoke_slack::reactions::add_reaction;
use spoke_slack::sandbox::{TOKEN, Workspace};
use spoke_slack::users::lookup_user_by_email;
use spoke_wire::send;

/// Texts that break whoever pastes them together.
const AWKWARD: &str = "\"100 %\" of C:\\temp\\a/b — Ünïcode 🚨 {braces} <@U1> & %2F\nnext\tline";

async fn sandbox() -> Server<Workspace> {
    let workspace = Workspace::new().channel("major-incidents").archived_channel("attic");
    let workspace = workspace.user("mia@acme.example", "Mia Krystof").user("ben@acme.example", "Ben Ali");
    let workspace = workspace.said("general", "mia@acme.example", "hello");
    workspace.other_channel("lounge").serve().await.unwrap()
}

/// A workspace and the bot's connection to it.
async fn signed_in() -> (Server<Workspace>, Connection<Slack>) {
    let slack = sandbox().await;
    let connection = connect(&slack, TOKEN);
    (slack, connection)
}

fn connect(slack: &Server<Workspace>, token: &str) -> Connection<Slack> {
    let config = ConnectionConfig::to::<Slack>().base_url(slack.url()).auth(Bearer::token(token));
    Hub::builder().connection("slack", config).build().unwrap().connect("slack").unwrap()
}

async fn post(slack: &Server<Workspace>, method: &str, body: &Value) -> Value {
    let authorization = format!("authorization: Bearer {TOKEN}");
    let headers = [authorization.as_str(), "content-type: application/json; charset=utf-8"];
    let answer = send(slack.url(), &format!("POST /{method}"), &headers, &body.to_string()).await.unwrap();
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()
}

async fn get(slack: &Server<Workspace>, call: &str) -> Value {
    let authorization = format!("authorization: Bearer {TOKEN}");
    send(slack.url(), &format!("GET /{call}"), &[&authorization], "").await.unwrap().json()
}

#[tokio::test]
async fn every_action_works_over_http() {
    let slack = sandbox().await;
    let connection = connect(&slack, TOKEN);
    let created = create_channel(&connection, "inc-0010001").await.unwrap();
    let posted = post_message(&connection, "#inc-0010001", AWKWARD)
        .with(|message| message.username("ServiceNow Bot").icon_emoji(":rotating_light:"))
        .await
        .unwrap();
    assert_eq!(posted.channel, created.channel_id);
    add_reaction(&connection, &posted.channel, &posted.message_ts, "eyes").await.unwrap();
    let reply =
        post_message(&connection, &posted.channel, "resolved").with(|it| it.thread_ts(&posted.message_ts));
    let reply = reply.await.unwrap();
    assert_eq!(reply.thread_ts.as_deref(), Some(posted.message_ts.as_str()));
    let changed = update_message(&connection, &posted.channel, &reply.message_ts, AWKWARD).await.unwrap();
    assert_eq!(changed.text.as_deref(), Some(AWKWARD));
    let list = list_channels(&connection).with(|it| it.exclude_archived(true).limit(2)).await.unwrap();
    assert_eq!((list.channels.len(), list.next_cursor.as_str()), (2, "after:2"));
    let channels = list_channels(&connection).with(|it| it.limit(1)).items().all().await.unwrap();
    let names: Vec<_> = channels.into_iter().map(|channel| channel.name).collect();
    assert_eq!(names, slack.with(|workspace| workspace.channel_names()));
    let messages = list_messages(&connection, &posted.channel).await.unwrap().messages;
    assert_eq!((messages.len(), messages[0].message_ts.as_str()), (1, posted.message_ts.as_str()));
    let user = lookup_user_by_email(&connection, "mia@acme.example").await.unwrap();
    assert_eq!(user.real_name.as_deref(), Some("Mia Krystof"));
    let whose = test_auth(&connection).await.unwrap();
    assert_eq!((whose.user_id.as_str(), whose.bot_id.as_deref()), ("U0SPOKEBOT", Some("B0SPOKEBOT")));
    assert!(whose.scopes.is_some_and(|scopes| scopes.split(',').any(|scope| scope == "chat:write")));

    let history = get(&slack, &format!("conversations.history?channel={}", posted.channel)).await;
    let [message] = &history["messages"].as_array().unwrap()[..] else { panic!("{history}") };
    assert_eq!((message["text"].as_str(), &message["username"]), (Some(AWKWARD), &json!("ServiceNow Bot")));
    assert_eq!(
        (&message["icons"]["emoji"], &message["reactions"][0]["name"]),
        (&json!(":rotating_light:"), &json!("eyes"))
    );
}

#[tokio::test]
async fn a_refusal_is_an_error_with_its_word() {
    let slack = sandbox().await;
    let error = post_message(&connect(&slack, TOKEN), "#nowhere", "a").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code(), error.status()),
        (Kind::NotFound, Some("channel_not_found"), Some(200))
    );
    let error = post_message(&connect(&slack, "xoxb-other"), "general", "a").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (Kind::Auth, Some("invalid_auth")));
}

#[tokio::test]
async fn a_lost_answer_leaves_the_outcome_unknown_and_nothing_is_sent_twice() {
    let slack = sandbox().await;
    slack.inject(Fault::lost().on(Method::Post, "/chat.postMessage"));
    let error = post_message(&connect(&slack, TOKEN), "major-incidents", "a").await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(slack.with(|workspace| workspace.messages("major-incidents")).len(), 1);
}

#[tokio::test]
async fn a_message_that_was_turned_away_is_sent_again() {
    let slack = sandbox().await;
    slack.inject(Fault::answer(Answer::status(429).header("retry-after", "0")));
    post_message(&connect(&slack, TOKEN), "major-incidents", "a").await.unwrap();
    assert_eq!((slack.requests().len(), slack.with(|it| it.messages("major-incidents")).len()), (2, 1));
}

#[tokio::test]
async fn gives_back_what_was_posted() {
    let slack = sandbox().await;
    let sent = json!({"channel": "#major-incidents", "text": AWKWARD, "username": "ServiceNow Bot"});
    let posted = post(&slack, "chat.postMessage", &sent).await;
    let (channel, ts) = (posted["channel"].as_str().unwrap(), posted["ts"].as_str().unwrap());
    let reaction = json!({"channel": channel, "timestamp": ts, "name": "rotating_light"});
    assert_eq!(post(&slack, "reactions.add", &reaction).await, json!({"ok": true}));
    let reply = json!({"channel": channel, "text": "resolved", "thread_ts": ts});
    post(&slack, "chat.postMessage", &reply).await;

    let history = get(&slack, &format!("conversations.history?channel={channel}")).await;
    assert_eq!(history["messages"].as_array().unwrap().len(), 1);
    assert_eq!(history["messages"][0]["text"], AWKWARD);
    assert_eq!(history["messages"][0]["username"], "ServiceNow Bot");
    assert_eq!(history["messages"][0]["reply_count"], 1);
    assert_eq!(history["messages"][0]["reactions"][0]["name"], "rotating_light");
    let thread = get(&slack, &format!("conversations.replies?channel={channel}&ts={ts}")).await;
    assert_eq!(thread["messages"][1]["text"], "resolved");
}

#[tokio::test]
async fn changes_a_message() {
    let slack = sandbox().await;
    let posted = post(&slack, "chat.postMessage", &json!({"channel": "major-incidents", "text": "a"})).await;
    let change = json!({"channel": posted["channel"], "ts": posted["ts"], "text": AWKWARD});
    assert_eq!(post(&slack, "chat.update", &change).await["text"], AWKWARD);
    assert_eq!(slack.with(|workspace| workspace.messages("major-incidents"))[0]["text"], AWKWARD);
}

#[tokio::test]
async fn takes_a_form() {
    let slack = sandbox().await;
    let authorization = format!("authorization: Bearer {TOKEN}");
    let headers = [authorization.as_str(), "content-type: application/x-www-form-urlencoded"];
    let form =
        "channel=general&text=100+%25&unfurl_links=false&blocks=%5B%7B%22type%22%3A%22divider%22%7D%5D";
    let answer = send(slack.url(), "POST /chat.postMessage", &headers, form).await.unwrap().json();
    assert_eq!(answer["message"]["text"], "100 %");
    assert_eq!(answer["message"]["blocks"], json!([{"type": "divider"}]));
}

#[tokio::test]
async fn pages_channels() {
    let slack = sandbox().await;
    let first = get(&slack, "conversations.list?limit=2").await;
    let cursor = first["response_metadata"]["next_cursor"].as_str().unwrap();
    let second = get(&slack, &format!("conversations.list?limit=2&cursor={cursor}")).await;
    assert_eq!(second["channels"][0]["name"], "attic");
    assert_eq!(second["response_metadata"]["next_cursor"], "");
    let open = get(&slack, "conversations.list?exclude_archived=true").await;
    assert_eq!(open["channels"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn refuses_who_did_not_sign_in() {
    let slack = sandbox().await;
    for (header, error) in [("x-none: 1", "not_authed"), ("authorization: Bearer xoxb-other", "invalid_auth")]
    {
        let answer = send(slack.url(), "GET /conversations.list", &[header], "").await.unwrap();
        assert_eq!((answer.status, answer.json()["error"].as_str()), (200, Some(error)));
    }
}

#[tokio::test]
async fn refuses_other_media_types() {
    let slack = sandbox().await;
    let authorization = format!("authorization: Bearer {TOKEN}");
    for (header, error) in
        [("content-type: text/xml", "invalid_post_type"), ("x-none: 1", "missing_post_type")]
    {
        let headers = [authorization.as_str(), header];
        let answer = send(slack.url(), "POST /chat.postMessage", &headers, "{}").await.unwrap();
        assert_eq!(answer.json()["error"], error);
    }
}

#[tokio::test]
async fn refuses_unknown_methods() {
    let slack = sandbox().await;
    assert_eq!(get(&slack, "chat.fly").await["error"], "unknown_method");
    let authorization = format!("authorization: Bearer {TOKEN}");
    let answer = send(slack.url(), "PUT /chat.postMessage", &[&authorization], "").await.unwrap();
    assert_eq!(answer.status, 405);
}
