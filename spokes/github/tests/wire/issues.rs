//! Issues with their comments on the wire.

use spoke_github::issues::{
    CreateIssue, CreateIssueComment, DeleteIssueComment, GetIssue, IssueStateChange, ListIssueComments,
    ListIssues, StateFilter, StateReason, UpdateIssue, UpdateIssueComment,
};
use spoke_github::{GitHubError, IssueState};
use spoke_runtime::Kind;
use spoke_runtime::prelude::*;

use super::wire;

#[tokio::test]
async fn create_issue() {
    let action = CreateIssue::new("acme", "infra", "\"Disk full\" on db-1 — 100 % of /var")
        .body("Größe prüfen:\n\n`C:\\logs` {now}")
        .labels(vec!["bug".to_owned(), "P1/P2".to_owned()])
        .assignees(vec!["mia".to_owned()])
        .milestone(7)
        .issue_type("Incident");
    let issue = wire().reply(action.clone()).await;
    assert_eq!((issue.number, issue.title.as_str()), (1347, "Disk full"));
    assert_eq!(issue.url, "https://github.com/acme/infra/issues/1347");
    assert_eq!((issue.state, issue.body, issue.closed_at), (IssueState::Open, None, None));
    assert_eq!(issue.author.as_deref(), Some("servicenow-bot"));
    assert_eq!(
        (issue.labels, issue.assignees),
        (vec!["bug".to_owned(), "P1/P2".to_owned()], vec!["mia".to_owned()])
    );
    let error = wire().error(action, Kind::Invalid, Some("missing_field")).await;
    assert_eq!((error.status(), error.request_id()), (Some(422), Some("C0FE:1A2B:3C4D5E")));
    assert_eq!(error.message(), Some("code: missing_field; field: title; resource: Issue"));
}

#[tokio::test]
async fn get_issue() {
    let action = GetIssue::new("acme", "infra", 1347);
    let issue = wire().reply(action.clone()).await;
    assert_eq!((issue.issue_id, issue.comment_count), (1, 2));
    assert_eq!((issue.state, issue.author), (IssueState::Other("triaged".to_owned()), None));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn list_issues() {
    let action =
        ListIssues::new("acme", "infra").state(StateFilter::All).labels("bug,P1/P2").per_page(100).page(2);
    let issues = wire().reply(action.clone()).await;
    let numbers: Vec<_> = issues.iter().map(|issue| (issue.number, issue.state.clone())).collect();
    assert_eq!(numbers, [(1347, IssueState::Other("triaged".to_owned())), (1346, IssueState::Open)]);
    wire().error(action, Kind::Invalid, Some("invalid")).await;
}

#[tokio::test]
async fn update_issue() {
    let action = UpdateIssue::new("acme", "infra", 1347)
        .title("\"Disk full\" on db-1 — 100 % of /var")
        .maybe_body(Patch::Null)
        .state(IssueStateChange::Closed)
        .state_reason(StateReason::NotPlanned)
        .labels(vec!["bug".to_owned(), "P1/P2".to_owned()])
        .assignees(Vec::new())
        .milestone(7)
        .issue_type("Incident");
    let issue = wire().reply(action.clone()).await;
    assert_eq!((issue.number, issue.state), (1347, IssueState::Closed));
    assert_eq!((issue.state_reason.as_deref(), issue.milestone), (Some("not_planned"), Some(1)));
    assert_eq!(issue.pull_request_url.as_deref(), Some("https://github.com/octocat/Hello-World/pull/1347"));
    assert_eq!(issue.updated_at.as_deref(), Some("2011-04-22T13:33:48Z"));
    let error = wire().error(action, Kind::Invalid, Some("invalid")).await;
    assert_eq!(error.code_as(), Some(GitHubError::Invalid));
}

#[tokio::test]
async fn create_issue_comment() {
    let action =
        CreateIssueComment::new("acme", "infra", 1347, "Jira: https://acme.atlassian.net/browse/OPS-24");
    let comment = wire().reply(action.clone()).await;
    assert_eq!(comment.comment_id, 9);
    assert_eq!(comment.url, "https://github.com/acme/infra/issues/1347#issuecomment-9");
    assert_eq!(comment.author.as_deref(), Some("servicenow-bot"));
    let error = wire().error(action, Kind::RateLimited, None).await;
    assert_eq!(error.status(), Some(403));
}

#[tokio::test]
async fn list_issue_comments() {
    let action =
        ListIssueComments::new("acme", "infra", 1347).since("2026-01-05T10:00:00Z").per_page(100).page(2);
    let comments = wire().reply(action.clone()).await;
    assert_eq!((comments.len(), comments[0].comment_id), (1, 1));
    assert_eq!(
        (comments[0].body.as_deref(), comments[0].author.as_deref()),
        (Some("Me too"), Some("octocat"))
    );
    assert_eq!(comments[0].updated_at.as_deref(), Some("2011-04-14T16:00:49Z"));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn update_issue_comment() {
    let action = UpdateIssueComment::new("acme", "infra", 9, "Größe: `C:\\logs` {now}\n\"done\"");
    let comment = wire().reply(action.clone()).await;
    assert_eq!(comment.url, "https://github.com/octocat/Hello-World/issues/1347#issuecomment-1");
    let error = wire().error(action, Kind::Invalid, Some("missing_field")).await;
    assert_eq!(error.code_as(), Some(GitHubError::MissingField));
}

#[tokio::test]
async fn delete_issue_comment() {
    let action = DeleteIssueComment::new("acme", "infra", 9);
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, None).await;
}
