//! Searches and GraphQL, by the typed actions.

use spoke_github::GitHubError;
use spoke_github::graphql::RunGraphql;
use spoke_github::issues::CreateIssue;
use spoke_github::sandbox::TOKEN;
use spoke_github::search::SearchIssues;
use spoke_runtime::Kind;
use spoke_runtime::serde_json::json;

use super::{connect, sandbox};

#[tokio::test]
async fn a_search_finds_by_words_and_qualifiers() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    for title in ["Disk full on db-1", "disk full on db-2", "Memory full"] {
        CreateIssue::new("acme", "infra", title).labels(vec!["P1".to_owned()]).on(&github).await.unwrap();
    }
    let search = |query: &str| SearchIssues::new(query).per_page(1).on(&github);
    let found = search("repo:acme/infra is:issue is:open label:p1 \"disk full\"").await.unwrap();
    assert_eq!((found.total_count, found.items.len(), found.is_incomplete), (2, 1, false));
    let all = search("\"disk full\"").items().all().await.unwrap();
    assert_eq!(
        all.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(),
        ["Disk full on db-1", "disk full on db-2"]
    );
    assert_eq!(search("is:pr").await.unwrap().items[0].title, "Raise the limit");
    assert_eq!(search("repo:acme/other full").await.unwrap().total_count, 0);
    let empty = search(" ").await.unwrap_err();
    assert_eq!(empty.code_as(), Some(GitHubError::Missing));
}

#[tokio::test]
async fn graphql_answers_and_refuses_with_200() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    let viewer = RunGraphql::new("{ viewer { login } }").on(&github).await.unwrap();
    assert_eq!(viewer.data, json!({"viewer": {"login": "servicenow-bot"}}));
    let ask = |name: &str| {
        let document =
            "query($name: String!) { repository(owner: \"acme\", name: $name) { nameWithOwner isPrivate } }";
        RunGraphql::new(document).variables(json!({"name": name})).on(&github)
    };
    let known = ask("infra").await.unwrap();
    assert_eq!(known.data["repository"], json!({"nameWithOwner": "acme/infra", "isPrivate": false}));
    let unknown = ask("none").await.unwrap_err();
    assert_eq!((unknown.kind(), unknown.code_as()), (Kind::NotFound, Some(GitHubError::NotFound)));
    let undefined = RunGraphql::new("{ viewer { shoeSize } }").on(&github).await.unwrap_err();
    assert_eq!(
        (undefined.code(), undefined.message()),
        (None, Some("Field 'shoeSize' doesn't exist on type 'User'"))
    );
}
