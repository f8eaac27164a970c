//! Issues: created, read, searched, changed, assigned and deleted.

use std::collections::BTreeMap;

use spoke_jira::issues::{
    AssignIssue, CreateIssue, DeleteIssue, GetIssue, SearchIssues, UnassignIssue, UpdateIssue,
};
use spoke_jira::{Document, JiraError};
use spoke_runtime::serde_json::json;
use spoke_runtime::{Kind, Patch};

use crate::{MIA, wire};

#[tokio::test]
async fn create_issue() {
    let action = CreateIssue::new("OPS", "Incident", "\"Disk full\" on db-1 — 100 % of /var")
        .description("Größe prüfen:\nC:\\logs\n\nSee INC0010001.")
        .priority("High")
        .assignee(MIA)
        .parent("OPS-7")
        .due_date("2026-12-24")
        .labels(vec!["major".to_owned(), "a/b".to_owned()])
        .more(BTreeMap::from([("customfield_10010".to_owned(), json!("INC0010001"))]));
    let created = wire().reply(action.clone()).await;
    assert_eq!((created.issue_id.as_str(), created.key.as_str()), ("10000", "OPS-24"));
    assert_eq!(created.url, "https://wire.example/rest/api/3/issue/10000");
    let error = wire().error(action, Kind::Invalid, None).await;
    assert!(error.to_string().contains("The priority selected is invalid."), "{error}");
    assert_eq!(error.request_id(), Some("6f1c3a9be2d84f0a"));
    let said: JiraError = error.body_as().expect("Jira's own shape");
    assert_eq!(said.errors["priority"], "The priority selected is invalid.");
    assert!(said.error_messages.is_empty());
}

#[tokio::test]
async fn get_issue() {
    let action = GetIssue::new("OPS-24").fields(vec!["summary".to_owned(), "*navigable".to_owned()]);
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
        .description(Document::markdown("Now on **db-2**."))
        .priority("Highest")
        .due_date("2026-12-24")
        .more(BTreeMap::from([("customfield_10010".to_owned(), json!(null))]))
        .maybe_assignee(Patch::Null)
        .labels(Vec::new())
        .notify_users(false);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn delete_issue() {
    let action = DeleteIssue::new("OPS-24").delete_subtasks(true);
    wire().reply(action.clone()).await;
    let error = wire().error(action, Kind::Invalid, None).await;
    assert!(error.to_string().contains("has subtasks"), "{error}");
}

#[tokio::test]
async fn assign_issue() {
    let action = AssignIssue::new("OPS-24", MIA);
    wire().reply(action.clone()).await;
    let said: JiraError =
        wire().error(action, Kind::Invalid, None).await.body_as().expect("Jira's own shape");
    assert_eq!(said.errors["assignee"], "User 'nobody' does not exist.");
}

#[tokio::test]
async fn unassign_issue() {
    let action = UnassignIssue::new("OPS-24");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Forbidden, None).await;
}
