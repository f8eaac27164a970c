//! The sandbox refuses what GitHub refuses, and gives back what it was sent.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

#[path = "sandbox/across.rs"]
mod across;
#[path = "sandbox/code.rs"]
mod code;
#[path = "sandbox/delivery.rs"]
mod delivery;
#[path = "sandbox/discussion.rs"]
mod discussion;

use spoke_github::GitHub;
use spoke_github::issues::{create_issue, create_issue_comment, get_issue, list_issues};
use spoke_github::pulls::merge_pull_request;
use spoke_github::rate_limit::get_rate_limit;
use spoke_github::repositories::get_repository;
use spoke_github::sandbox::{Forge, TOKEN};
use spoke_github::users::get_authenticated_user;
use spoke_runtime::auth::Bearer;
use spoke_runtime::sandbox::{Answer, Fault, Server};
use spoke_runtime::serde_json::{Value, json};
use spoke_runtime::{Connection, ConnectionConfig, Hub, Kind};
use spoke_wire::{Raw, send};

/// Texts that break whoever pastes them together.
const AWKWARD: &str = "\"100 %\" of C:\\temp\\a/b — Ünïcode 🚨 {braces} & %2F\nnext line";

const HEAD: &str = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
const ISSUES: &str = "POST /repos/acme/infra/issues";
const MERGE: &str = "PUT /repos/acme/infra/pulls/1/merge";

async fn sandbox() -> Server<Forge> {
    Forge::new().repository("acme", "infra").pull_request("Raise the limit", HEAD).serve().await.unwrap()
}

fn connect(github: &Server<Forge>, token: &str) -> Connection<GitHub> {
    let config = ConnectionConfig::to::<GitHub>().base_url(github.url()).auth(Bearer::token(token));
    Hub::builder().connection("github", config).build().unwrap().connect("github").unwrap()
}

async fn ask(github: &Server<Forge>, line: &str, body: &Value) -> Raw {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let headers = [
        "authorization: Bearer ghp_sandbox",
        "user-agent: test",
        "content-type: application/json",
        "accept: application/vnd.github+json",
        "x-github-api-version: 2022-11-28",
    ];
    send(github.url(), line, &headers, &body).await.unwrap()
}

async fn check_refused(line: &str, body: Value, status: u16, explained: Value) {
    let answer = ask(&sandbox().await, line, &body).await;
    assert_eq!(answer.status, status, "{}", answer.body);
    for (name, value) in explained.as_object().unwrap() {
        assert_eq!(&answer.json()[name], value, "{}", answer.body);
    }
}

#[tokio::test]
async fn every_action_works_over_http() {
    let github = sandbox().await;
    let connection = connect(&github, TOKEN);
    let repository = get_repository(&connection, "acme", "infra").await.unwrap();
    assert_eq!((repository.full_name.as_str(), repository.default_branch.as_str()), ("acme/infra", "main"));
    let opened = create_issue(&connection, "acme", "infra", AWKWARD)
        .with(|issue| issue.body(AWKWARD).labels(vec!["a/b".to_owned()]))
        .await
        .unwrap();
    let comment = create_issue_comment(&connection, "acme", "infra", opened.number, AWKWARD).await.unwrap();
    assert_eq!(comment.body.as_deref(), Some(AWKWARD));
    let issue = get_issue(&connection, "acme", "infra", opened.number).await.unwrap();
    assert_eq!(
        (issue.title.as_str(), issue.body.as_deref(), issue.comment_count),
        (AWKWARD, Some(AWKWARD), 1)
    );
    assert_eq!(issue.labels, ["a/b"]);
    let merge = merge_pull_request(&connection, "acme", "infra", 1, HEAD).await.unwrap();
    assert_eq!(Some(merge.sha), github.with(|forge| forge.merge_commit("acme", "infra", 1)));
    let whose = get_authenticated_user(&connection).await.unwrap();
    assert_eq!((whose.login.as_str(), whose.scopes.as_deref()), ("servicenow-bot", Some("repo")));
    assert_eq!(get_rate_limit(&connection).await.unwrap().remaining, 4999);

    let listed = ask(&github, "GET /repos/acme/infra/issues/2/comments", &Value::Null).await.json();
    assert_eq!(listed[0]["body"], AWKWARD);
}

#[tokio::test]
async fn issues_are_listed_the_newest_first() {
    let github = sandbox().await;
    let connection = connect(&github, TOKEN);
    for title in ["one", "two", "three"] {
        create_issue(&connection, "acme", "infra", title)
            .with(|issue| issue.labels(vec![title.to_owned(), "all".to_owned()]))
            .await
            .unwrap();
    }
    let list =
        |page| list_issues(&connection, "acme", "infra").with(|it| it.labels("all").per_page(2).page(page));
    let first = list(1).reply().await.unwrap();
    let titles: Vec<_> = first.output().iter().map(|issue| issue.title.as_str()).collect();
    assert_eq!(titles, ["three", "two"]);
    let link = first.header("link").unwrap();
    assert!(link.contains("labels=all&per_page=2&page=2>; rel=\"next\""), "{link}");
    let last = list(2).reply().await.unwrap();
    assert_eq!((last.output().len(), last.header("link").unwrap().contains("next")), (1, false));
    assert!(list(9).await.unwrap().is_empty());
    let all =
        list_issues(&connection, "acme", "infra").with(|it| it.labels("all").per_page(2)).items().all().await;
    let titles: Vec<_> = all.unwrap().into_iter().map(|issue| issue.title).collect();
    assert_eq!(titles, ["three", "two", "one"]);
}

#[tokio::test]
async fn a_refusal_is_an_error_with_its_sentence() {
    let github = sandbox().await;
    let error = create_issue(&connect(&github, TOKEN), "acme", "infra", "").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code(), error.status()),
        (Kind::Invalid, Some("missing_field"), Some(422))
    );
    let error =
        merge_pull_request(&connect(&github, TOKEN), "acme", "infra", 1, "0".repeat(40)).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Conflict);
    let error = get_repository(&connect(&github, "ghp_other"), "acme", "infra").await.unwrap_err();
    assert_eq!((error.kind(), error.request_id().is_some()), (Kind::Auth, true));
}

#[tokio::test]
async fn a_limit_is_no_lack_of_rights() {
    let github = sandbox().await;
    let limit = json!({"message": "API rate limit exceeded for user ID 1.", "documentation_url": "https://docs.github.com"});
    github.inject(Fault::answer(Answer::json(403, limit).header("x-ratelimit-remaining", "0")));
    let error = create_issue(&connect(&github, TOKEN), "acme", "infra", "a").await.unwrap_err();
    assert!(error.is_rate_limited(), "{error}");
    github.inject(Fault::answer(Answer::json(403, json!({"message": "Must have admin rights"}))));
    let error = create_issue(&connect(&github, TOKEN), "acme", "infra", "a").await.unwrap_err();
    assert_eq!(error.kind(), Kind::Forbidden);
}

#[tokio::test]
async fn gives_back_issues_and_comments() {
    let github = sandbox().await;
    let sent = json!({"title": AWKWARD, "body": AWKWARD, "labels": ["a/b", "100%"], "assignees": ["mia"]});
    let created = ask(&github, ISSUES, &sent).await;
    assert_eq!((created.status, created.json()["number"].as_u64()), (201, Some(2)));
    let shown = ask(&github, "GET /repos/acme/infra/issues/2", &Value::Null).await.json();
    assert_eq!((&shown["title"], &shown["body"]), (&json!(AWKWARD), &json!(AWKWARD)));
    assert_eq!(shown["labels"][1]["name"], "100%");
    let comments = "/repos/acme/infra/issues/2/comments";
    let added = ask(&github, &format!("POST {comments}"), &json!({"body": AWKWARD})).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let listed = ask(&github, &format!("GET {comments}"), &Value::Null).await.json();
    assert_eq!(listed[0]["body"], AWKWARD);
    assert_eq!(ask(&github, "GET /repos/Acme/INFRA", &Value::Null).await.json()["open_issues_count"], 2);
}

#[tokio::test]
async fn merges_once() {
    let github = sandbox().await;
    assert_eq!(ask(&github, MERGE, &json!({"sha": "0".repeat(40)})).await.status, 409);
    assert_eq!(ask(&github, MERGE, &json!({"sha": HEAD})).await.json()["merged"], true);
    assert_eq!(ask(&github, MERGE, &json!({"sha": HEAD})).await.status, 405);
    let shown = ask(&github, "GET /repos/acme/infra/pulls/1", &Value::Null).await.json();
    assert_eq!(
        shown["merge_commit_sha"].as_str(),
        github.with(|it| it.merge_commit("acme", "infra", 1)).as_deref()
    );
}

#[tokio::test]
async fn refuses_who_did_not_sign_in_or_does_not_say_who_asks() {
    let github = sandbox().await;
    for (headers, status) in [
        (&["user-agent: test"][..], 401),
        (&["user-agent: test", "authorization: Bearer x"], 401),
        (&["authorization: Bearer ghp_sandbox"], 403),
    ] {
        assert_eq!(send(github.url(), "GET /repos/acme/infra", headers, "").await.unwrap().status, status);
    }
}

#[tokio::test]
async fn refuses_other_media_types_and_versions() {
    let github = sandbox().await;
    for (header, status) in [
        ("accept: text/xml", 415),
        ("content-type: text/plain", 415),
        ("x-github-api-version: 1999-01-01", 400),
    ] {
        let headers = ["authorization: Bearer ghp_sandbox", "user-agent: test", header];
        assert_eq!(send(github.url(), ISSUES, &headers, "{}").await.unwrap().status, status);
    }
}

#[tokio::test]
async fn refuses_what_github_refuses() {
    let not_found = json!({"message": "Not Found", "status": "404"});
    let missing = |resource: &str, field: &str| {
        let errors = json!([{"resource": resource, "field": field, "code": "missing_field"}]);
        json!({"message": "Validation Failed", "errors": errors})
    };
    let mistyped = json!({"message": "Invalid request.\n\nFor 'properties/title', 7 is not a string."});
    check_refused("GET /nowhere", Value::Null, 404, not_found.clone()).await;
    check_refused("DELETE /repos/acme/infra/issues", Value::Null, 404, not_found.clone()).await;
    check_refused("GET /repos/acme/none", Value::Null, 404, not_found.clone()).await;
    check_refused("GET /repos/acme/infra/issues/x", Value::Null, 404, not_found).await;
    check_refused(ISSUES, json!({"body": "a"}), 422, missing("Issue", "title")).await;
    check_refused(ISSUES, json!({"title": 7}), 422, mistyped).await;
    check_refused(ISSUES, json!({"title": "a", "labels": "b"}), 422, json!({})).await;
    check_refused(
        ISSUES,
        json!({"title": "a", "milestone": 7}),
        422,
        json!({"message": "Validation Failed"}),
    )
    .await;
    check_refused(ISSUES, json!([]), 400, json!({"message": "Body should be a JSON object"})).await;
    check_refused(MERGE, json!({"merge_method": "fly"}), 422, json!({})).await;
    let github = sandbox().await;
    ask(&github, ISSUES, &json!({"title": "a"})).await;
    let answer = ask(&github, "POST /repos/acme/infra/issues/2/comments", &json!({})).await;
    assert_eq!(answer.json()["errors"], missing("IssueComment", "body")["errors"]);
}
