//! `spoke demo`.

use serde_json::{Value, json};
use spoke_cli::demo::{ACTS, Act, Incident, Stage, State, play};
use spokes::{github, jira, slack};

use crate::support::{Kept, Ran, get, spoke, spoke_reading};

/// Everything that a template, a URL, a header, a shell or a JSON text could trip over.
const HARD: &str = "100 % \"quoted\" 'single' \\ back/slash ../.. %2F {braces} {{twice}} ?q=1&r=2#f <b>é💥 日本語\u{2028}\u{7f}$X";

fn hard_incident() -> Value {
    json!({
        "number": "INC/42 \"ü\" {0}",
        "short_description": HARD,
        "description": format!("first: {HARD}\nsecond line\n\n\tfourth \"line\""),
        "priority": "1%",
        "sys_updated_by": "somebody",
    })
}

/// What the sandboxes hold after the first act, read over their own HTTP interface, is what the incident says.
fn check_stored(incident: &Value, urls: [&str; 3]) {
    let [jira_url, slack_url, github_url] = urls;
    let text = |member: &str| incident[member].as_str().unwrap();
    let headline = format!("{}: {}", text("number"), text("short_description"));

    let ticket = get(jira_url, "/rest/api/3/issue/OPS-1", &jira_login());
    assert_eq!(ticket["fields"]["summary"], headline);
    assert_eq!(written(&ticket["fields"]["description"]), text("description"));

    let slack_login = format!("Bearer {}", slack::sandbox::TOKEN);
    let channels = get(slack_url, "/conversations.list", &slack_login);
    let mut channels = channels["channels"].as_array().unwrap().iter();
    let channel = channels.find(|channel| channel["name"] == "major-incidents").unwrap();
    let channel = channel["id"].as_str().unwrap();
    let history =
        get(slack_url, &format!("/conversations.history?channel={channel}&limit=100"), &slack_login);
    let first = history["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(first["text"], format!("{headline} (priority {}, OPS-1)", text("priority")));
    assert_eq!(first["username"], "ServiceNow Bot");
    assert_eq!(first["reactions"][0]["name"], "rotating_light");
    let ts = first["ts"].as_str().unwrap();
    let thread = get(slack_url, &format!("/conversations.replies?channel={channel}&ts={ts}"), &slack_login);
    let thread = thread["messages"].as_array().unwrap();
    assert_eq!(thread.len(), 2, "{thread:#?}");
    let fix_url = format!("{github_url}/acme/checkout/issues/1");
    assert_eq!(thread[1]["text"], format!("Tracked as OPS-1, to be fixed by {fix_url}."));
    assert_eq!(thread[1]["thread_ts"], ts);

    let github_login = format!("Bearer {}", github::sandbox::TOKEN);
    let fix = get(github_url, "/repos/acme/checkout/issues/1", &github_login);
    assert_eq!(fix["title"], headline);
    assert_eq!(fix["body"], text("description"));
    assert_eq!(fix["html_url"], fix_url);
    assert_eq!(fix["labels"][0]["name"], "incident");

    let comment = &ticket["fields"]["comment"]["comments"][0]["body"];
    assert_eq!(written(comment), format!("GitHub: {fix_url}\nSlack: #major-incidents, message {ts}"));
}

fn jira_login() -> String {
    // `bot@acme.example:jira-sandbox-token` in Base64.
    assert_eq!((jira::sandbox::USERNAME, jira::sandbox::TOKEN), ("bot@acme.example", "jira-sandbox-token"));
    "Basic Ym90QGFjbWUuZXhhbXBsZTpqaXJhLXNhbmRib3gtdG9rZW4=".to_owned()
}

/// The text of an Atlassian document.
fn written(document: &Value) -> String {
    let inline = |node: &Value| match node["type"].as_str() {
        Some("text") => node["text"].as_str().unwrap().to_owned(),
        Some("hardBreak") => "\n".to_owned(),
        other => panic!("no inline node of plain text: {other:?}"),
    };
    let paragraph = |node: &Value| -> String {
        node["content"].as_array().map_or_else(String::new, |nodes| nodes.iter().map(inline).collect())
    };
    let paragraphs = document["content"].as_array().unwrap();
    paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sandboxes_store_what_the_incident_says() {
    let text = hard_incident().to_string();
    let incident = Incident::from_json(&text).unwrap();
    let stage = Stage::open(&incident).await.unwrap();
    assert!(play(&stage, 1, &ACTS[0], &incident, &mut |_| Ok(())).await.unwrap());
    check_stored(&hard_incident(), [stage.jira.url(), stage.slack.url(), stage.github.url()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_leaves_the_issue_in_jira_and_is_not_repeated() {
    let incident = Incident::from_json(&hard_incident().to_string()).unwrap();
    let stage = Stage::open(&incident).await.unwrap();
    let act = ACTS.iter().find(|act| act.state == State::Unclear).unwrap();
    // The first act leaves an open connection, so that the short time is not spent on opening one.
    assert!(play(&stage, 1, &ACTS[0], &incident, &mut |_| Ok(())).await.unwrap());
    assert!(play(&stage, 2, act, &incident, &mut |_| Ok(())).await.unwrap());
    assert_eq!(stage.jira.with(|site| site.issue_keys()), ["OPS-1", "OPS-2"]);
    let filed = stage.jira.requests().iter().filter(|it| it.path() == "/rest/api/3/issue").count();
    assert_eq!(filed, 2);
    let told = stage.slack.with(|workspace| workspace.messages("integration-team"));
    assert!(told[0]["text"].as_str().unwrap().contains("the outcome is unknown"), "{told:#?}");
}

const INSTANCE: &str = "i-0a1b2c3d";

/// Plays the first act, then `more`, with an incident about an instance.
async fn played(more: &[&Act]) -> Stage {
    let mut incident = hard_incident();
    incident["instance"] = json!(INSTANCE);
    let incident = Incident::from_json(&incident.to_string()).unwrap();
    let stage = Stage::open(&incident).await.unwrap();
    assert_eq!(stage.aws.with(|cloud| cloud.state_of(INSTANCE)), Some("stopped"));
    for (act, number) in [&[&ACTS[0]], more].concat().into_iter().zip(1..) {
        assert!(play(&stage, number, act, &incident, &mut |_| Ok(())).await.unwrap(), "{act:?}");
    }
    stage
}

fn comments(stage: &Stage, issue: &str) -> Vec<String> {
    let issue = get(stage.jira.url(), &format!("/rest/api/3/issue/{issue}"), &jira_login());
    let comments = issue["fields"]["comment"]["comments"].as_array().unwrap();
    comments.iter().map(|comment| written(&comment["body"])).collect()
}

fn messages(stage: &Stage, channel: &str) -> Vec<String> {
    let messages = stage.slack.with(|workspace| workspace.messages(channel));
    messages.iter().map(|message| message["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_instance_is_started_and_its_function_gets_the_errors_of_its_log() {
    let stage = played(&[]).await;
    assert_eq!(stage.aws.with(|cloud| cloud.state_of(INSTANCE)), Some("running"));
    assert_eq!(stage.aws.with(|cloud| cloud.invocations()), 1);
    let requests = stage.aws.requests();
    let invoked: Vec<_> = requests.iter().filter(|it| it.path().ends_with("/invocations")).collect();
    assert_eq!(invoked.len(), 1);
    assert_eq!(
        invoked[0].json().unwrap(),
        json!({
            "incident": hard_incident()["number"],
            "instance": INSTANCE,
            "errors": [
                "14:02:11 ERROR payments-db: no free connection in the pool",
                "14:02:40 ERROR payments-db: no free connection in the pool",
                "14:03:05 ERROR health check failed, stopping",
            ],
        })
    );
    let result = format!("{INSTANCE} runs again: pool reset after 3 errors.");
    let comments = comments(&stage, "OPS-1");
    assert_eq!((comments.len(), &comments[1]), (2, &result));
    assert!(messages(&stage, "major-incidents").contains(&result));
    assert!(messages(&stage, "integration-team").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_logs_are_listed_page_by_page() {
    let stage = played(&[]).await;
    let pages: Vec<_> = stage
        .aws
        .requests()
        .iter()
        .filter(|it| it.path() == "/acme-logs")
        .map(|it| {
            let query = it.query();
            let value = |name: &str| query.iter().find(|(known, _)| known == name).map(|(_, it)| it.clone());
            assert_eq!(value("max-keys").as_deref(), Some("2"));
            assert_eq!(value("prefix"), Some(format!("instances/{INSTANCE}/")));
            value("continuation-token").is_some()
        })
        .collect();
    assert_eq!(pages, [false, true, true]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_fails_is_told_to_the_integration_team() {
    let act = ACTS.iter().find(|act| act.title.contains("function")).unwrap();
    let stage = played(&[act]).await;
    assert_eq!(stage.aws.with(|cloud| cloud.invocations()), 1, "the one of the first act");
    let told = messages(&stage, "integration-team");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].contains("aws.invoke_function on `aws`: 200 PoolLocked: another remediation holds the pool"),
        "{told:#?}"
    );
    assert_eq!(comments(&stage, "OPS-2").len(), 1, "nothing says that it is repaired");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_incident_without_an_instance_asks_nothing_of_aws() {
    let incident = Incident::from_json(&hard_incident().to_string()).unwrap();
    let stage = Stage::open(&incident).await.unwrap();
    assert!(play(&stage, 1, &ACTS[0], &incident, &mut |_| Ok(())).await.unwrap());
    assert!(stage.aws.requests().is_empty());
    assert_eq!(stage.aws.with(|cloud| cloud.invocations()), 0);
    assert_eq!(ACTS.iter().filter(|act| !act.suits(&incident)).count(), 1);
}

#[test]
fn the_shipped_incident_goes_as_scripted() {
    let ran = spoke(&["demo"]).ends_with(0);
    assert_eq!(ran.stderr, "");
    for expected in [
        "Act 1: everything goes well",
        "  slack.post_message",
        "      jira_issue = OPS-1",
        "      aws_instance = i-0123456789abcdef0",
        "For the review: 5 log files, ",
        "INC0010042 is remedied: as scripted",
        "github.create_issue on `github`: 422 invalid: code: invalid; field: labels; resource: Issue",
        "INC0010042 is failed: as scripted",
        "slack.post_message on `slack`: 200 is_archived",
        "INC0010042 is unclear: as scripted",
        "aws.invoke_function on `aws`: 200 PoolLocked",
        "All acts went as scripted",
    ] {
        assert!(ran.stdout.contains(expected), "no `{expected}` in:\n{}", ran.stdout);
    }
    assert!(!ran.stdout.contains('\u{1b}'), "colours without a terminal:\n{}", ran.stdout);
}

#[test]
fn json_gives_one_object_a_line() {
    let lines = spoke(&["demo", "--json"]).ends_with(0).lines();
    let calls: Vec<&Value> = lines.iter().filter(|line| line["event"] == "call").collect();
    assert_eq!(calls.len(), ACTS.iter().map(|act| act.calls.len() + act.remedy.len()).sum::<usize>());
    for call in &calls {
        assert!(call["elapsed_ms"].is_number() && call["attempts"] == 1, "{call}");
    }
    let endings = |ending: &str| calls.iter().filter(|call| call["ending"] == ending).count();
    assert_eq!((endings("failed"), endings("unknown")), (3, 1));
    let states: Vec<_> =
        lines.iter().filter(|line| line["event"] == "outcome").map(|it| &it["state"]).collect();
    assert_eq!(states, ["remedied", "failed", "failed", "unclear", "failed"]);
    assert_eq!(lines.last().unwrap(), &json!({"event": "end", "is_as_scripted": true}));
}

#[test]
fn kept_sandboxes_answer_until_enter_is_pressed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("incident.json");
    std::fs::write(&file, hard_incident().to_string()).unwrap();
    let kept = Kept::start(&["--incident", file.to_str().unwrap()]);
    check_stored(&hard_incident(), [kept.url("jira"), kept.url("slack"), kept.url("github")]);
    let connections = kept.connections().to_owned();
    assert_eq!(kept.release(), 0);
    assert!(!std::path::Path::new(&connections).exists());
}

#[test]
fn an_incident_comes_from_stdin() {
    let incident = json!({"number": "INC7", "short_description": "disk full"}).to_string();
    let ran = spoke_reading(&["demo", "--incident", "-"], &incident).ends_with(0);
    assert!(ran.stdout.contains("INC7 is announced"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("  aws."), "{}", ran.stdout);
    assert!(!ran.stdout.contains("Act 5"), "{}", ran.stdout);
}

#[test]
fn an_incident_that_jira_refuses_leaves_the_script() {
    let incident = json!({"number": "INC7", "short_description": "two\nlines"}).to_string();
    let ran = spoke_reading(&["demo", "--incident", "-"], &incident).ends_with(1);
    assert!(ran.stdout.contains("newline"), "{}", ran.stdout);
    assert_eq!(ran.stderr, "\nThe demo left its script.\n");
}

fn with_incident(text: &str) -> Ran {
    spoke_reading(&["demo", "--incident", "-"], text).ends_with(2)
}

#[test]
fn a_broken_incident_is_refused_before_anything_starts() {
    with_incident("{\"number\": \"INC1\",\n")
        .complains("stdin: EOF while parsing a value at line 2 column 0");
    with_incident("{\"number\": \"INC1\"}").complains("missing field `short_description`");
    with_incident("{\"number\": 1}").complains("invalid type: integer `1`, expected a string at line 1");
    with_incident("{\"number\": \"INC1\", \"short_description\": \"x\", \"instance\": \"checkout-1\"}")
        .complains("`instance` is `checkout-1`; an EC2 instance is named by");
    with_incident("[\"INC1\", \"disk full\"]")
        .complains("stdin: it holds a list; an incident is a JSON object");
}

#[test]
fn a_missing_incident_file_is_named() {
    spoke(&["demo", "--incident", "no/such.json"]).ends_with(2).complains("no/such.json cannot be read");
}
