//! Searches, GraphQL, and who asks on the wire.

use spoke_github::graphql::RunGraphql;
use spoke_github::rate_limit::GetRateLimit;
use spoke_github::search::{SearchIssues, SearchSort};
use spoke_github::users::GetAuthenticatedUser;
use spoke_github::{Direction, GitHubError};
use spoke_runtime::Kind;
use spoke_runtime::serde_json::json;

use super::wire;

#[tokio::test]
async fn search_issues() {
    let action = SearchIssues::new("repo:acme/infra is:issue \"disk full\" label:P1/P2")
        .sort(SearchSort::Interactions)
        .order(Direction::Asc)
        .per_page(100)
        .page(1);
    let found = wire().reply(action.clone()).await;
    assert_eq!((found.total_count, found.is_incomplete, found.items.len()), (280, true, 1));
    assert_eq!(found.items[0].title, "Line Number Indexes Beyond 20 Not Displayed");
    wire().error(action, Kind::Invalid, Some("invalid")).await;
}

#[tokio::test]
async fn run_graphql() {
    let action = RunGraphql::new("query($login: String!) { user(login: $login) { name } }")
        .variables(json!({"login": "octocat"}))
        .operation_name("one");
    let given = wire().reply(action.clone()).await;
    assert_eq!(given.data, json!({"user": {"name": "monalisa octocat"}}));
    let error = wire().error(action, Kind::NotFound, Some("NOT_FOUND")).await;
    assert_eq!((error.status(), error.code_as()), (Some(200), Some(GitHubError::NotFound)));
    assert_eq!(error.message(), Some("Could not resolve to a User with the login of 'octocat'."));
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
