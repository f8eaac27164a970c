//! `spoke choices`.

use serde_json::json;
use spoke_runtime::Method;
use spoke_runtime::sandbox::{Answer, Request, Router, Server};

use crate::support::{Ran, spoke};

/// A site that knows the transitions of one issue.
async fn site() -> Server<()> {
    let transitions = |(): &mut (), request: &Request| match request.slot("issue") {
        "OPS-1" => Answer::json(200, json!({"transitions": [{"id": "11", "name": "Start"}, {"id": "31"}]})),
        "OPS-2" => Answer::json(200, json!({"transitions": []})),
        _ => Answer::json(404, json!({"errorMessages": ["Issue does not exist"]})),
    };
    let path = "/rest/api/3/issue/{issue}/transitions";
    Router::new().route(Method::Get, path, transitions).serve(()).await.unwrap()
}

/// Runs `spoke choices jira.transition_issue` against it.
async fn choices(more: &'static [&'static str]) -> Ran {
    let site = site().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("connections.toml");
    let url = site.url();
    let text = format!("[connection.jira]\nspoke = \"jira\"\nbase_url = \"{url}\"\nauth = \"none\"\n");
    std::fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap().to_owned();
    let run = move || {
        let head = ["choices", "jira.transition_issue", "--on", "jira", "--connections", &file];
        spoke(&[&head[..], more].concat())
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test]
async fn a_choice_stands_on_a_line_with_its_label() {
    let ran = choices(&["transition", "issue=OPS-1"]).await.ends_with(0);
    assert_eq!(ran.stdout, "11  Start\n31\n");
}

#[tokio::test]
async fn json_gives_one_choice_a_line() {
    let ran = choices(&["transition", "issue=OPS-1", "--json"]).await.ends_with(0);
    assert_eq!(
        ran.lines(),
        [json!({"value": "11", "label": "Start"}), json!({"value": "31", "label": "31"})]
    );
}

#[tokio::test]
async fn none_is_said_beside_stdout() {
    let ran = choices(&["transition", "issue=OPS-2"]).await.ends_with(0);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", "there are no choices\n"));
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused() {
    choices(&["transition"]).await.ends_with(2).complains(
        "the choices of `transition` of `jira.transition_issue` cannot be listed: they depend on `issue`",
    );
    choices(&["comment", "issue=OPS-1"])
        .await
        .ends_with(2)
        .complains("nobody lists the choices of `comment`");
    choices(&["transition", "issue=OPS-1", "issue=OPS-2"]).await.ends_with(2).complains("given twice");
}

#[tokio::test]
async fn a_refusal_is_the_vendors() {
    choices(&["transition", "issue=OPS-9"]).await.ends_with(4).complains("Issue does not exist");
}

#[test]
fn describe_says_who_lists_them() {
    let ran = spoke(&["describe", "jira.transition_issue"]).ends_with(0);
    assert!(ran.stdout.contains("Choices: jira.list_transitions."), "{}", ran.stdout);
}

#[test]
fn docs_say_who_lists_them_and_by_what() {
    let ran = spoke(&["docs", "jira", "--action", "transition_issue"]).ends_with(0);
    let said = "Choices: `jira.list_transitions` by `issue`, `transitions[].transition_id`.";
    assert!(ran.stdout.contains(said), "{}", ran.stdout);
}
