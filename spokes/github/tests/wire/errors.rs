//! What GitHub refuses, by kind and as an enum; its limits.

use std::collections::BTreeMap;

use spoke_github::graphql::RunGraphql;
use spoke_github::issues::GetIssue;
use spoke_github::{GitHub, GitHubError};
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::json;
use spoke_runtime::{Answer, Catalog, Kind, Retry};

#[tokio::test]
async fn every_sorted_code_has_its_kind_and_its_variant() {
    let catalog = Catalog::default().with::<GitHub>();
    let kinds: BTreeMap<String, Vec<&str>> = catalog.action("github.run_graphql").unwrap().fail.kinds.clone();
    let expected = [
        ("conflict", Kind::Conflict),
        ("forbidden", Kind::Forbidden),
        ("invalid", Kind::Invalid),
        ("not_found", Kind::NotFound),
        ("rate_limited", Kind::RateLimited),
    ];
    assert_eq!(kinds.keys().map(String::as_str).collect::<Vec<_>>(), expected.map(|(name, _)| name));
    for (name, kind) in expected {
        for code in &kinds[name] {
            let answer = json!({"errors": [{"type": code, "message": "no"}]});
            let hub = Hub::fake().stub::<RunGraphql>(move |_| Answer::json(200, answer.clone()));
            let github: Connection<GitHub> = hub.connect("github").unwrap();
            let error = RunGraphql::new("{ viewer { login } }").on(&github).await.unwrap_err();
            assert_eq!(error.kind(), kind, "{code}");
            let variant: Option<GitHubError> = error.code_as();
            assert!(!matches!(variant, None | Some(GitHubError::Other(_))), "{code}: {variant:?}");
        }
    }
}

#[tokio::test]
async fn a_code_is_a_variant() {
    for (code, variant) in [
        ("missing", GitHubError::Missing),
        ("missing_field", GitHubError::MissingField),
        ("invalid", GitHubError::Invalid),
        ("already_exists", GitHubError::AlreadyExists),
        ("unprocessable", GitHubError::Unprocessable),
        ("custom", GitHubError::Custom),
        ("what_github_thinks_of_next", GitHubError::Other("what_github_thinks_of_next".to_owned())),
    ] {
        let answer = json!({"message": "Validation Failed", "errors": [{"code": code}]});
        let hub = Hub::fake().stub::<GetIssue>(move |_| Answer::json(422, answer.clone()));
        let github: Connection<GitHub> = hub.connect("github").unwrap();
        let error = GetIssue::new("acme", "infra", 1).on(&github).await.unwrap_err();
        assert_eq!(error.code_as(), Some(variant), "{code}");
    }
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
