//! What each action sends, and what it makes of answers.

use std::collections::BTreeMap;

use spoke_jira::Jira;
use spoke_jira::issues::{AddComment, CreateIssue, GetIssue, SearchIssues, UpdateIssue};
use spoke_jira::myself::GetCurrentUser;
use spoke_runtime::auth::Basic;
use spoke_runtime::serde_json::json;
use spoke_runtime::{Answer, Hub, Kind, Patch};
use spoke_wire::{Wire, assert_whole};

fn wire() -> Wire<Jira> {
    Wire::new(
        env!("CARGO_MANIFEST_DIR"),
        Basic::login("bot@acme.example", "token").expect("a name without a colon"),
    )
}

#[test]
fn every_action_is_listed_and_tested() {
    assert_whole::<Jira>(env!("CARGO_MANIFEST_DIR"));
}

#[tokio::test]
async fn create_issue() {
    let action = CreateIssue::new("OPS", "Incident", "\"Disk full\" on db-1 — 100 % of /var")
        .description("Größe prüfen:\nC:\\logs\n\nSee INC0010001.")
        .priority("High")
        .assignee("5b10a2844c20165700ede21g")
        .labels(vec!["major".to_owned(), "a/b".to_owned()])
        .more(BTreeMap::from([("customfield_10010".to_owned(), json!("INC0010001"))]));
    let created = wire().reply(action.clone()).await;
    assert_eq!((created.issue_id.as_str(), created.key.as_str()), ("10000", "OPS-24"));
    assert_eq!(created.url, "https://wire.example/rest/api/3/issue/10000");
    let error = wire().error(action, Kind::Invalid, None).await;
    assert!(error.to_string().contains("The priority selected is invalid."), "{error}");
    assert_eq!(error.request_id(), Some("6f1c3a9be2d84f0a"));
}

#[tokio::test]
async fn get_issue() {
    let action = GetIssue::new("OPS-24");
    let issue = wire().reply(action.clone()).await;
    assert_eq!((issue.issue_id.as_str(), issue.key.as_str()), ("10000", "OPS-24"));
    assert_eq!((issue.summary.as_deref(), issue.status.as_deref()), (Some("Disk full"), Some("To Do")));
    let description = issue.description.map(|document| document.to_string());
    assert_eq!(description.as_deref(), Some("Größe prüfen:\nC:\\logs\n\nSee INC0010001."));
    assert_eq!((issue.issue_type.as_deref(), issue.priority.as_deref()), (Some("Incident"), Some("High")));
    assert_eq!((issue.project.as_deref(), issue.assignee), (Some("OPS"), None));
    assert_eq!(issue.reporter.as_deref(), Some("5b10a2844c20165700ede21g"));
    assert_eq!(issue.labels, ["major"]);
    let error = wire().error(action, Kind::NotFound, None).await;
    assert!(error.to_string().contains("Issue does not exist"), "{error}");
}

#[tokio::test]
async fn search_issues() {
    let action = SearchIssues::new("project = OPS AND text ~ \"disk \\\"full\\\"\"")
        .fields(vec!["summary".to_owned(), "status".to_owned()])
        .max_results(2)
        .next_page_token("CAEaAggA");
    let found = wire().reply(action.clone()).await;
    let keys: Vec<_> = found.issues.iter().map(|issue| issue.key.as_str()).collect();
    assert_eq!((keys, found.is_last), (vec!["OPS-24", "OPS-25"], Some(false)));
    assert_eq!(found.next_page_token.as_deref(), Some("CAEaAggB"));
    let error = wire().error(action, Kind::Invalid, None).await;
    assert!(error.to_string().contains("does not exist for the field 'project'"), "{error}");
}

#[tokio::test]
async fn update_issue() {
    let action = UpdateIssue::new("OPS-24")
        .summary("Disk full again")
        .description("Now on db-2.")
        .maybe_assignee(Patch::Null)
        .labels(Vec::new())
        .notify_users(false);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn add_comment() {
    let text = "\"Posted\" to #major-incidents:\nhttps://acme.slack.com/archives/C1/p1";
    let action = AddComment::new("OPS-24", text);
    let comment = wire().reply(action.clone()).await;
    assert_eq!(comment.comment_id, "10100");
    assert_eq!(comment.url, "https://wire.example/rest/api/3/issue/10000/comment/10100");
    assert_eq!(comment.author.as_deref(), Some("5b10a2844c20165700ede21g"));
    assert_eq!(comment.created.as_deref(), Some("2026-01-05T10:00:02.000+0000"));
    wire().error(action, Kind::Auth, None).await;
}

#[tokio::test]
async fn text_becomes_a_document_in_a_call_by_name_too() {
    let hub = Hub::fake()
        .spoke::<Jira>()
        .stub::<AddComment>(|_| Answer::json(201, json!({"id": "1", "self": "u"})));
    let document = json!({"type": "doc", "version": 1, "content": []});
    for body in [json!("a\n\nb"), document.clone()] {
        hub.on("jira").invoke("jira.add_comment", json!({"issue": "OPS-1", "body": body})).await.unwrap();
    }
    let sent: Vec<_> = hub.requests().iter().map(|request| request.json()["body"].clone()).collect();
    assert_eq!(sent[0]["content"][1]["content"][0]["text"], "b");
    assert_eq!(sent[1], document);
    let error =
        hub.on("jira").invoke("jira.add_comment", json!({"issue": "OPS-1", "body": 7})).await.unwrap_err();
    assert!(error.to_string().contains("text or an object (`Document`)"), "{error}");
}

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
