//! What each action sends, and what it makes of answers.

use spoke_github::issues::{CreateIssue, CreateIssueComment, GetIssue, ListIssues, StateFilter};
use spoke_github::pulls::{MergeMethod, MergePullRequest};
use spoke_github::rate_limit::GetRateLimit;
use spoke_github::repositories::GetRepository;
use spoke_github::users::GetAuthenticatedUser;
use spoke_github::{GitHub, IssueState};
use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;
use spoke_wire::{Wire, assert_whole};

const HEAD: &str = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

fn wire() -> Wire<GitHub> {
    Wire::new(env!("CARGO_MANIFEST_DIR"), Bearer::token("ghp_wire"))
}

#[test]
fn every_action_is_listed_and_tested() {
    assert_whole::<GitHub>(env!("CARGO_MANIFEST_DIR"));
}

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
    assert!(error.to_string().contains("Validation Failed"), "{error}");
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
async fn get_repository() {
    let action = GetRepository::new("acme", "in fra/..");
    let repository = wire().reply(action.clone()).await;
    assert_eq!((repository.full_name.as_str(), repository.owner.as_str()), ("acme/infra", "acme"));
    assert_eq!((repository.is_private, repository.is_archived), (true, false));
    assert_eq!((repository.default_branch.as_str(), repository.description), ("main", None));
    assert_eq!((repository.topics, repository.open_issue_count), (vec!["ops".to_owned()], 3));
    let error = wire().error(action, Kind::NotFound, None).await;
    assert!(error.to_string().contains("Not Found"), "{error}");
}

#[tokio::test]
async fn merge_pull_request() {
    let action = MergePullRequest::new("acme", "infra", 42, HEAD)
        .commit_title("Raise the limit (#42)")
        .merge_method(MergeMethod::Squash);
    let merge = wire().reply(action.clone()).await;
    assert_eq!((merge.sha.as_str(), merge.is_merged), ("827efc6d56897b048c772eb4087f854f46256132", true));
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn get_authenticated_user() {
    let action = GetAuthenticatedUser::new();
    let user = wire().reply(action.clone()).await;
    assert_eq!((user.login.as_str(), user.user_id, user.account_type.as_str()), ("octocat", 1, "User"));
    assert_eq!((user.name.as_deref(), user.email), (Some("monalisa octocat"), None));
    assert_eq!(user.url, "https://github.com/octocat");
    assert_eq!(user.scopes.as_deref(), Some("repo, read:org"));
    let error = wire().error(action, Kind::Forbidden, None).await;
    assert_eq!(error.message(), Some("Resource not accessible by integration"));
}

#[tokio::test]
async fn get_rate_limit() {
    let action = GetRateLimit::new();
    let left = wire().reply(action.clone()).await;
    assert_eq!((left.limit, left.remaining, left.resets_at), (5000, 4999, 1_691_591_363));
    assert_eq!(left.searches_remaining, Some(18));
    wire().error(action, Kind::Auth, None).await;
}

/// Secondary limits answer 403 as a missing permission does, and name no time; their sentence alone tells.
#[tokio::test]
async fn secondary_limits() {
    for (status, message, kind) in [
        (
            403,
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
            Kind::RateLimited,
        ),
        (
            429,
            "You have exceeded a secondary rate limit and have been temporarily blocked.",
            Kind::RateLimited,
        ),
        (
            403,
            "You have triggered an abuse detection mechanism. Please wait a few minutes.",
            Kind::RateLimited,
        ),
        (403, "API rate limit exceeded for user ID 1.", Kind::RateLimited),
        (403, "Resource not accessible by personal access token", Kind::Forbidden),
        (422, "The rate limit of the label is invalid", Kind::Invalid),
    ] {
        let hub = Hub::fake().stub::<GetIssue>(move |_| {
            Answer::json(status, spoke_runtime::serde_json::json!({ "message": message }))
        });
        let github = hub.connect("github").unwrap();
        let error = GetIssue::new("acme", "infra", 1347).on(&github).retry(Retry::none()).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{message}");
    }
}
