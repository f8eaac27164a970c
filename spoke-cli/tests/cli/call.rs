//! `spoke call`.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::thread::JoinHandle;

use serde_json::json as value;
use tempfile::TempDir;

use crate::support::{Kept, json, spoke, spoke_reading, write_private};

/// A `connections.toml` with one Slack connection and its token.
fn connections(base_url: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    write_private(&folder.path().join("slack.token"), "xoxb-very-secret");
    let file = folder.path().join("connections.toml");
    let text = format!(
        "[connection.chat]\nspoke = \"slack\"\nbase_url = \"{base_url}\"\nauth = {{ bearer = {{ file = \"slack.token\" }} }}\n"
    );
    std::fs::write(&file, text).unwrap();
    (folder, file)
}

#[test]
fn the_output_comes_to_stdout_as_json_and_the_rest_to_stderr() {
    let kept = Kept::start(&[]);
    let ran =
        kept.call(&["slack.post_message", "--on", "slack", "channel=#general", "text=a=\"b\""]).ends_with(0);
    let output = json(&ran.stdout);
    assert!(output["message_ts"].is_string(), "{output}");
    assert!(ran.stderr.starts_with("200 from slack.post_message on slack, 1 attempt, "), "{}", ran.stderr);

    let ran = kept.call(&[
        "create_issue",
        "--on",
        "github",
        "--json",
        "owner=acme",
        "repo=checkout",
        "title=7",
        "labels=a",
        "labels=b c",
    ]);
    let line = &ran.ends_with(0).lines()[0];
    assert_eq!((&line["status"], &line["attempts"]), (&value!(201), &value!(1)));
    assert_eq!(line["output"]["number"], 3);

    let refused = kept.call(&["slack.post_message", "--on", "slack", "channel=#nowhere", "text=x"]);
    refused.ends_with(4).complains("slack.post_message on `slack`: 200 channel_not_found");

    let refused = kept.call(&["jira.get_issue", "--on", "jira", "--json", "issue=OPS-99"]).ends_with(4);
    let error = json(&refused.stderr);
    assert_eq!(
        (&error["kind"], &error["status"], &error["exit_code"]),
        (&value!("not_found"), &value!(404), &value!(4))
    );

    let wrong = kept.call(&["jira.get_issue", "--on", "slack", "issue=OPS-1"]);
    wrong.ends_with(3).complains("`slack` is a connection to `slack`");
    assert_eq!(kept.release(), 0);
}

#[test]
fn a_whole_list_comes_item_by_item_and_goes_on_where_it_stopped() {
    let kept = Kept::start(&[]);
    for title in ["one", "two", "three"] {
        let title = format!("title={title}");
        kept.call(&["create_issue", "--on", "github", "owner=acme", "repo=checkout", &title]).ends_with(0);
    }
    let list = ["list_issues", "--on", "github", "--items", "owner=acme", "repo=checkout", "per_page=1"];
    let ran = kept.call(&list).ends_with(0);
    let titles: Vec<_> = ran.lines().iter().map(|issue| issue["title"].clone()).collect();
    assert_eq!(titles[..3], ["three", "two", "one"]);
    assert!(ran.stderr.ends_with("5 items\n"), "{}", ran.stderr);

    let ran = kept.call(&[&list[..], &["--limit", "2"]].concat()).ends_with(0);
    assert_eq!(ran.lines().len(), 2);
    let token = ran.stderr.split('\'').nth(1).unwrap_or_else(|| panic!("{}", ran.stderr));
    let ran = kept.call(&[&list[..], &["--resume", token]].concat()).ends_with(0);
    assert_eq!(ran.lines().len(), 3);
    assert_eq!(ran.lines()[0]["title"], "one");

    kept.call(&[&list[..], &["--resume", "page 2"]].concat())
        .ends_with(2)
        .complains("`--resume` takes a token");
    let wrong =
        kept.call(&["get_issue", "--on", "github", "--items", "owner=acme", "repo=checkout", "number=1"]);
    wrong.ends_with(2).complains("`github.get_issue` does not say how its pages follow one another");
    assert_eq!(kept.release(), 0);
}

#[test]
fn inputs_come_from_stdin_and_pairs_replace_them() {
    let (_folder, file) = connections("http://127.0.0.1:9");
    let inputs = value!({"channel": "#from-stdin", "text": "hello"}).to_string();
    let arguments = ["call", "post_message", "--on", "chat", "--preview", "--json", "--input", "-"];
    let ran = spoke_reading(
        &[&arguments[..], &["text=from the pair", "--connections", file.to_str().unwrap()]].concat(),
        &inputs,
    );
    let preview = &ran.ends_with(0).lines()[0];
    assert_eq!(preview["method"], "POST");
    assert_eq!(preview["url"], "http://127.0.0.1:9/chat.postMessage");
    let body = json(preview["body"].as_str().unwrap());
    assert_eq!(body, value!({"channel": "#from-stdin", "text": "from the pair"}));
}

#[test]
fn a_preview_hides_the_secret_and_sends_nothing() {
    let (_folder, file) = connections("http://127.0.0.1:9");
    let ran = spoke(&[
        "call",
        "slack.post_message",
        "--on",
        "chat",
        "--preview",
        "channel=C1",
        "text=it's",
        "--connections",
        file.to_str().unwrap(),
    ])
    .ends_with(0);
    assert!(ran.stdout.starts_with("POST http://127.0.0.1:9/chat.postMessage\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("\ncurl --request POST"), "{}", ran.stdout);
    assert!(ran.stdout.contains("[redacted]") && !ran.stdout.contains("very-secret"), "{}", ran.stdout);
}

fn fails(base_url: &str, arguments: &[&str], code: i32, text: &str) {
    let (_folder, file) = connections(base_url);
    spoke(&[&["call", "--connections", file.to_str().unwrap()], arguments].concat())
        .ends_with(code)
        .complains(text);
}

#[test]
fn wrong_inputs_are_refused_before_anything_is_sent() {
    let call = ["slack.post_message", "--on", "chat"];
    let fails = |inputs: &[&str], text| fails("http://127.0.0.1:9", &[&call[..], inputs].concat(), 2, text);
    fails(&["text=x"], "input `channel` is missing");
    fails(&["channel=C1", "txet=x"], "did you mean `text`?");
    fails(&["channel=C1", "unfurl_links=maybe"], "`unfurl_links` must be `true` or `false`, found `maybe`");
    fails(&["channel=C1", "channel=C2"], "`channel` is given twice");
    fails(&["channel"], "it has no `=`");
    fails(&["channel:=x"], "`channel` must be JSON");
    fails(&["--input", "/no/such.json"], "/no/such.json cannot be read");
}

#[test]
fn what_the_connections_lack_is_told() {
    let url = "http://127.0.0.1:9";
    fails(url, &["slack.post_message", "--on", "chta", "channel=C1"], 3, "did you mean `chat`?");
    fails(url, &["slack.post_mesage", "--on", "chat"], 3, "did you mean `post_message`?");
    spoke(&["call", "slack.post_message", "--on", "chat", "--connections", "/no/such.toml"])
        .ends_with(3)
        .complains("/no/such.toml");
}

#[test]
fn nobody_there_is_no_answer() {
    // A port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let call = ["slack.post_message", "--on", "chat", "channel=C1", "text=x"];
    fails(&format!("http://127.0.0.1:{port}"), &call, 6, "slack.post_message on `chat`");
}

/// A vendor that reads one request and gives these bytes; how much it read.
fn vendor(answer: &'static str) -> (String, JoinHandle<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let read = stream.read(&mut [0; 4096]).unwrap();
        stream.write_all(answer.as_bytes()).unwrap();
        read
    });
    (url, server)
}

#[test]
fn a_connection_cut_after_sending_leaves_the_outcome_unknown() {
    let (url, server) = vendor("");
    let call = ["slack.post_message", "--on", "chat", "channel=C1", "text=x"];
    fails(&url, &call, 5, "the outcome is unknown");
    assert!(server.join().unwrap() > 0);
}

#[test]
fn an_answer_that_is_not_the_output_is_told_apart_from_a_refusal() {
    let (url, _server) = vendor("HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{\"ok\":true}");
    let call = ["slack.post_message", "--on", "chat", "channel=C1", "text=x"];
    fails(&url, &call, 7, "the answer 200 is not the declared output");
}

#[test]
fn with_json_every_error_is_an_object() {
    let (_folder, file) = connections("http://127.0.0.1:9");
    let ran = spoke(&[
        "call",
        "post_message",
        "--on",
        "chat",
        "--json",
        "nonsense",
        "--connections",
        file.to_str().unwrap(),
    ]);
    let error = json(&ran.ends_with(2).stderr);
    assert_eq!(error["exit_code"], 2);
    assert!(error["error"].as_str().unwrap().contains("it has no `=`"), "{error}");
}

#[test]
fn missing_arguments_are_a_usage_error() {
    spoke(&["call"]).ends_with(2).complains("Usage: spoke call");
    spoke(&["frobnicate"]).ends_with(2).complains("unrecognized subcommand");
}

#[test]
fn help_names_the_exit_codes() {
    let ran = spoke(&["--help"]).ends_with(0);
    assert!(ran.stdout.contains("5  the outcome is not known"), "{}", ran.stdout);
}
