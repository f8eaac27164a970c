//! The sandbox refuses what Jira refuses, and gives back what it was sent.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

#[path = "sandbox/apps.rs"]
mod apps;
#[path = "sandbox/around.rs"]
mod around;
#[path = "sandbox/issues.rs"]
mod issues;
#[path = "sandbox/places.rs"]
mod places;

use spoke_jira::Jira;
use spoke_jira::comments::add_comment;
use spoke_jira::issues::{create_issue, get_issue, search_issues, update_issue};
use spoke_jira::myself::get_current_user;
use spoke_jira::sandbox::{Site, TOKEN, USERNAME};
use spoke_runtime::auth::Basic;
use spoke_runtime::sandbox::{Fault, Server};
use spoke_runtime::serde_json::{Value, json};
use spoke_runtime::{Connection, ConnectionConfig, Hub, Kind, Patch};
use spoke_wire::{Raw, send};

/// Texts that break whoever pastes them together.
const AWKWARD: &str = "\"100 %\" of C:\\temp\\a/b — Ünïcode 🚨 {braces} & %2F";

const SIGNED_IN: &str = "authorization: Basic Ym90QGFjbWUuZXhhbXBsZTpqaXJhLXNhbmRib3gtdG9rZW4=";

async fn sandbox() -> Server<Site> {
    Site::new().project("OPS").person("a1", "Ada Lovelace").serve().await.unwrap()
}

fn connect(jira: &Server<Site>, token: &str) -> Connection<Jira> {
    let credential = Basic::login(USERNAME, token).unwrap();
    let config = ConnectionConfig::to::<Jira>().base_url(jira.url()).auth(credential);
    Hub::builder().connection("jira", config).build().unwrap().connect("jira").unwrap()
}

async fn ask(jira: &Server<Site>, line: &str, body: &Value) -> Raw {
    let headers = [SIGNED_IN, "content-type: application/json"];
    let body = if body.is_null() { String::new() } else { body.to_string() };
    send(jira.url(), line, &headers, &body).await.unwrap()
}

fn document(text: &str) -> Value {
    json!({"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]}]})
}

fn issue(changed: &[(&str, Value)]) -> Value {
    let mut fields =
        json!({"project": {"key": "OPS"}, "issuetype": {"name": "Incident"}, "summary": "disk full"});
    for (name, value) in changed {
        fields[*name] = value.clone();
    }
    json!({"fields": fields})
}

async fn check_refused(changed: &[(&str, Value)], field: &str, message: &str) {
    let answer = ask(&sandbox().await, "POST /rest/api/3/issue", &issue(changed)).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert_eq!(answer.json(), json!({"errorMessages": [], "errors": {field: message}}));
}

#[tokio::test]
async fn issues_are_found_page_by_page() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    for title in ["one", "two", "three"] {
        create_issue(&connection, "OPS", "Incident", title).await.unwrap();
    }
    let first = search_issues(&connection, "project = OPS ORDER BY created")
        .with(|it| it.max_results(2))
        .await
        .unwrap();
    let summaries: Vec<_> = first.issues.iter().filter_map(|issue| issue.summary.as_deref()).collect();
    assert_eq!((summaries, first.is_last), (vec!["one", "two"], Some(false)));
    let token = first.next_page_token.unwrap();
    let last =
        search_issues(&connection, "project = OPS").with(|it| it.next_page_token(token)).await.unwrap();
    assert_eq!((last.issues.len(), last.is_last, last.next_page_token), (1, Some(true), None));
    let all =
        search_issues(&connection, "project = OPS").with(|it| it.max_results(1)).items().all().await.unwrap();
    assert_eq!(all.iter().map(|issue| issue.key.as_str()).collect::<Vec<_>>(), ["OPS-1", "OPS-2", "OPS-3"]);
    let error = search_issues(&connection, "").await.unwrap_err();
    assert_eq!(error.kind(), Kind::Invalid);
    assert!(error.to_string().contains("Unbounded JQL"), "{error}");
}

#[tokio::test]
async fn every_action_works_over_http() {
    let jira = sandbox().await;
    let connection = connect(&jira, TOKEN);
    let created = create_issue(&connection, "OPS", "Incident", AWKWARD)
        .with(|issue| {
            issue.description(AWKWARD).priority("High").labels(vec!["a/b".to_owned()]).assignee("a1")
        })
        .await
        .unwrap();
    add_comment(&connection, &created.key, "first\nsecond\n\nthird").await.unwrap();
    let text = format!("{AWKWARD}\n\n{AWKWARD}");
    let change = update_issue(&connection, &created.key);
    change.with(|issue| issue.description(&text).maybe_assignee(Patch::Null)).await.unwrap();
    let issue = get_issue(&connection, &created.key).await.unwrap();
    assert_eq!((issue.summary.as_deref(), issue.status.as_deref()), (Some(AWKWARD), Some("To Do")));
    assert_eq!(issue.description.map(|document| document.to_string()), Some(text));
    assert_eq!(
        (issue.priority.as_deref(), issue.assignee, issue.labels),
        (Some("High"), None, vec!["a/b".to_owned()])
    );

    let whose = get_current_user(&connection).await.unwrap();
    assert_eq!((whose.email_address.as_deref(), whose.active), (Some(USERNAME), true));

    let listed = ask(&jira, "GET /rest/api/3/issue/OPS-1/comment", &Value::Null).await.json();
    let paragraphs = &listed["comments"][0]["body"]["content"];
    assert_eq!(paragraphs[0]["content"][1], json!({"type": "hardBreak"}));
    assert_eq!(paragraphs[1]["content"][0]["text"], "third");
}

#[tokio::test]
async fn a_refusal_is_an_error_with_its_sentence() {
    let jira = sandbox().await;
    let error = create_issue(&connect(&jira, TOKEN), "OPS", "Wish", "a").await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (Kind::Invalid, Some(400)));
    assert!(error.to_string().contains("Specify a valid issue type"), "{error}");
    let error = get_issue(&connect(&jira, TOKEN), "OPS-1").await.unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound);
    let error = get_issue(&connect(&jira, "other"), "OPS-1").await.unwrap_err();
    assert_eq!(error.kind(), Kind::Auth);
}

#[tokio::test]
async fn a_lost_update_is_sent_again() {
    let jira = sandbox().await;
    ask(&jira, "POST /rest/api/3/issue", &issue(&[])).await;
    jira.inject(Fault::lost());
    update_issue(&connect(&jira, TOKEN), "OPS-1").with(|issue| issue.summary("again")).await.unwrap();
    assert_eq!(jira.with(|site| site.issue("OPS-1")).unwrap()["summary"], "again");
}

#[tokio::test]
async fn gives_back_what_was_created() {
    let jira = sandbox().await;
    let sent = issue(&[
        ("summary", json!(AWKWARD)),
        ("description", document(AWKWARD)),
        ("priority", json!({"name": "Highest"})),
        ("labels", json!(["a/b", "100%"])),
        ("customfield_10010", json!("INC0010001")),
    ]);
    let created = ask(&jira, "POST /rest/api/3/issue", &sent).await;
    assert_eq!((created.status, created.json()["key"].as_str()), (201, Some("OPS-1")));
    let shown = ask(&jira, "GET /rest/api/3/issue/OPS-1", &Value::Null).await.json();
    assert_eq!(shown["fields"]["summary"], AWKWARD);
    assert_eq!(shown["fields"]["description"], document(AWKWARD));
    assert_eq!(shown["fields"]["priority"]["name"], "Highest");
    assert_eq!(shown["fields"]["customfield_10010"], "INC0010001");
    let chosen = ask(&jira, "GET /rest/api/3/issue/10001?fields=summary,status", &Value::Null).await.json();
    assert_eq!(chosen["fields"].as_object().unwrap().len(), 2);
}

#[tokio::test]
async fn changes_an_issue() {
    let jira = sandbox().await;
    ask(&jira, "POST /rest/api/3/issue", &issue(&[("labels", json!(["new"]))])).await;
    let change = json!({
        "fields": {"summary": AWKWARD, "assignee": {"accountId": "a1"}},
        "update": {"labels": [{"add": "triaged"}, {"remove": "new"}]},
    });
    let answer = ask(&jira, "PUT /rest/api/3/issue/OPS-1", &change).await;
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    let fields = jira.with(|site| site.issue("OPS-1")).unwrap();
    assert_eq!(fields["summary"], AWKWARD);
    assert_eq!(fields["assignee"]["accountId"], "a1");
    assert_eq!(fields["labels"], json!(["triaged"]));
}

#[tokio::test]
async fn gives_back_comments() {
    let jira = sandbox().await;
    ask(&jira, "POST /rest/api/3/issue", &issue(&[])).await;
    let added = ask(&jira, "POST /rest/api/3/issue/OPS-1/comment", &json!({"body": document(AWKWARD)})).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let listed = ask(&jira, "GET /rest/api/3/issue/OPS-1/comment", &Value::Null).await.json();
    assert_eq!(listed["comments"][0]["body"], document(AWKWARD));
}

#[tokio::test]
async fn refuses_who_did_not_sign_in() {
    let jira = sandbox().await;
    for header in ["x-none: 1", "authorization: Basic eDp5"] {
        let answer = send(jira.url(), "GET /rest/api/3/issue/OPS-1", &[header], "").await.unwrap();
        assert_eq!(answer.status, 401);
    }
}

#[tokio::test]
async fn refuses_other_media_types_paths_and_methods() {
    let jira = sandbox().await;
    let headers = [SIGNED_IN, "content-type: text/plain"];
    let answer = send(jira.url(), "POST /rest/api/3/issue", &headers, "{}").await.unwrap();
    assert_eq!(answer.status, 415);
    assert_eq!(ask(&jira, "GET /rest/api/3/issues", &Value::Null).await.status, 404);
    assert_eq!(ask(&jira, "DELETE /rest/api/3/issue", &Value::Null).await.status, 405);
}

#[tokio::test]
async fn refuses_fields_that_jira_refuses() {
    let unknown = "Field 'colour' cannot be set. It is not on the appropriate screen, or unknown.";
    check_refused(&[("project", Value::Null)], "project", "valid project is required").await;
    check_refused(&[("project", json!({"key": "NO"}))], "project", "valid project is required").await;
    check_refused(&[("issuetype", Value::Null)], "issuetype", "Specify an issue type").await;
    check_refused(&[("issuetype", json!({"name": "Wish"}))], "issuetype", "Specify a valid issue type").await;
    check_refused(&[("summary", Value::Null)], "summary", "You must specify a summary of the issue.").await;
    check_refused(&[("summary", json!(7))], "summary", "Operation value must be a string").await;
    check_refused(&[("priority", json!({"name": "P1"}))], "priority", "The priority selected is invalid.")
        .await;
    check_refused(&[("labels", json!("a"))], "labels", "data was not an array").await;
    check_refused(&[("colour", json!("red"))], "colour", unknown).await;
    let wants_document = "Operation value must be an Atlassian Document (see the Atlassian Document Format)";
    check_refused(&[("description", json!("plain"))], "description", wants_document).await;
    check_refused(&[("description", document(""))], "description", wants_document).await;
}

#[tokio::test]
async fn refuses_bodies_that_jira_refuses() {
    let jira = sandbox().await;
    assert_eq!(ask(&jira, "POST /rest/api/3/issue", &json!([])).await.status, 400);
    assert_eq!(ask(&jira, "POST /rest/api/3/issue", &json!({"fields": "x"})).await.status, 400);
    assert_eq!(ask(&jira, "PUT /rest/api/3/issue/OPS-9", &json!({"fields": {}})).await.status, 404);
    ask(&jira, "POST /rest/api/3/issue", &issue(&[])).await;
    let answer = ask(&jira, "POST /rest/api/3/issue/OPS-1/comment", &json!({"body": "plain"})).await;
    assert_eq!(answer.json()["errors"]["comment"], "Comment body is not valid!");
}
