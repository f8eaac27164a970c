//! `spoke connections`.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;

use serde_json::json as value;
use tempfile::TempDir;

use crate::support::{Kept, Ran, spoke, spoke_with, write_private};

/// A secret that must be in nobody's output.
const MARKED: &str = "hunter2-marked-secret";

/// Where what is marked stands in the environment of every run.
const VARIABLES: &[(&str, &str)] = &[("CHECK_TOKEN", MARKED), ("CHECK_PASSWORD", MARKED)];

/// A connections file in a folder of its own, beside a file that holds a marked secret.
fn file(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    write_private(&folder.path().join("marked.token"), MARKED);
    let file = folder.path().join("connections.toml");
    std::fs::write(&file, text).unwrap();
    (folder, file)
}

/// Runs `spoke connections …` on a file with this text, the folder taken out; nothing marked may come out.
fn connections(text: &str, arguments: &[&str]) -> Ran {
    let (folder, file) = file(text);
    let (subcommand, rest) = arguments.split_first().unwrap();
    let before = ["connections", subcommand, "--connections", file.to_str().unwrap()];
    let ran = spoke_with(&[&before, rest].concat(), VARIABLES);
    assert!(!format!("{ran:?}").contains("hunter2"), "{ran:#?}");
    assert!(!ran.stdout.contains('\u{1b}'), "colours without a terminal: {ran:#?}");
    let folder = format!("{}/", folder.path().display());
    Ran { stdout: ran.stdout.replace(&folder, ""), stderr: ran.stderr.replace(&folder, ""), ..ran }
}

/// A vendor that gives every request these bytes, until the test ends.
fn vendor(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = stream;
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    url
}

fn connection(alias: &str, spoke: &str, rest: &str) -> String {
    format!("[connection.{alias}]\nspoke = \"{spoke}\"\n{rest}\n\n")
}

/// One attempt: what is waited between several is real.
fn slack_at(url: &str) -> String {
    let rest = "retry = { attempts = 1 }\nauth = { bearer = { env = \"CHECK_TOKEN\" } }";
    connection("chat", "slack", &format!("base_url = \"{url}\"\n{rest}"))
}

/// Where nobody listens: a port that was free a moment ago.
fn nobody() -> String {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    format!("http://127.0.0.1:{port}")
}

const TWO: &str = r#"
default_environment = "dev"

[connection.chat]
spoke = "slack"
auth = { bearer = { env = "CHECK_TOKEN" } }
timeout = { attempt = "5s" }

[connection.jira]
spoke = "jira"
base_url = "https://acme-dev.atlassian.net"
auth = { basic = { username = "bot@acme.example", password = { env = "CHECK_PASSWORD" } } }

[environment.prod.connection.jira]
base_url = "https://acme.atlassian.net"
auth = { basic = { username = "bot@acme.example", password = { file = "marked.token" } } }
limit = { rate = "5/s" }

[environment.prod.connection.code]
spoke = "github"
auth = { bearer = { secret = "github-prod" } }
"#;

#[test]
fn the_list_needs_no_secret() {
    let ran = connections(TWO, &["list", "--environment", "prod", "--json"]).ends_with(0);
    let told: Vec<_> = ran
        .lines()
        .iter()
        .map(|it| format!("{} {} {} {}", it["alias"], it["host"], it["signs_in_by"], it["environment"]))
        .collect();
    let expected = [
        r#""chat" "slack.com" "bearer" "prod""#,
        r#""code" "api.github.com" "bearer" "prod""#,
        r#""jira" "acme.atlassian.net" "basic" "prod""#,
    ];
    assert_eq!(told, expected);
    let ran = connections(TWO, &["list"]).ends_with(0);
    assert_eq!(ran.stdout.lines().count(), 3, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("connections.toml, environment dev\n"), "{}", ran.stdout);
    let ran = connections("", &["list"]).ends_with(0);
    assert_eq!(ran.stdout, "connections.toml\n  no connections\n");
}

#[test]
fn the_environment_is_that_of_the_variable() {
    let (_folder, file) = file(TWO);
    let arguments = ["connections", "list", "--json", "--connections", file.to_str().unwrap()];
    let ran = spoke_with(&arguments, &[("SPOKE_ENV", "prod")]).ends_with(0);
    assert!(ran.lines().iter().all(|it| it["environment"] == "prod"), "{}", ran.stdout);
    let ran = spoke_with(&arguments, &[("SPOKE_ENV", "prd")]).ends_with(3);
    ran.complains("there is no environment `prd` in the connections; did you mean `prod`?");
    let call =
        ["call", "get_current_user", "--on", "jira", "--preview", "--connections", file.to_str().unwrap()];
    let ran = spoke_with(&[&call[..], &["--environment", "dev"]].concat(), VARIABLES).ends_with(0);
    assert!(ran.stdout.starts_with("GET https://acme-dev.atlassian.net/"), "{}", ran.stdout);
    let ran = spoke_with(&[&call[..], &["--environment", "prod"]].concat(), VARIABLES);
    ran.ends_with(3).complains("`connection.code.auth.bearer`");
}

#[test]
fn each_value_is_shown_with_its_place() {
    let ran = connections(TWO, &["show", "jira", "--environment", "prod", "--json"]).ends_with(0);
    let told = &ran.lines()[0];
    let shown = |key: &str| {
        let values = told["values"].as_array().unwrap();
        let found = values.iter().find(|it| it["key"] == key).unwrap_or_else(|| panic!("no {key}: {told}"));
        format!("{} at {}", found["value"].as_str().unwrap(), found["place"].as_str().unwrap())
    };
    assert_eq!(shown("base_url"), "https://acme.atlassian.net at connections.toml:15:12");
    assert_eq!(shown("auth.basic.password"), "file marked.token at connections.toml:16:62");
    assert_eq!(shown("limit.rate"), "5/s at connections.toml:17:18");
    assert_eq!(shown("spoke"), "jira at connections.toml:10:9");
    assert_eq!(shown("retry.attempts"), "3 at by default");
    assert_eq!(told["error"], value!(null));
    connections(TWO, &["show", "jria"])
        .ends_with(3)
        .complains("there is no connection `jria`; did you mean `jira`?");
}

#[test]
fn what_cannot_be_opened_is_shown_all_the_same() {
    let text = TWO.replace("CHECK_PASSWORD", "SPOKE_TEST_NOT_SET");
    let ran = connections(&text, &["show", "jira"]).ends_with(0);
    assert!(ran.stdout.contains("env SPOKE_TEST_NOT_SET"), "{}", ran.stdout);
    assert!(ran.stdout.contains("cannot be opened: ") && ran.stdout.contains("is not set"), "{}", ran.stdout);
}

#[test]
fn a_secret_that_was_written_out_is_not_shown() {
    let text = connection("chat", "slack", &format!("auth = {{ bearer = \"{MARKED}\" }}"));
    for arguments in [&["show", "chat"][..], &["list"], &["check"]] {
        connections(&text, arguments);
    }
    let headers = format!("auth = \"none\"\nheaders = {{ x-token = \"{MARKED}\" }}");
    connections(&connection("chat", "slack", &headers), &["show", "chat"]);
    let url = format!("auth = \"none\"\nproxy = \"http://bot:{MARKED}@proxy.example\"");
    connections(&connection("chat", "slack", &url), &["show", "chat"]);
}

#[test]
fn environments_are_compared() {
    let ran = connections(TWO, &["diff", "dev", "prod", "--json"]).ends_with(0);
    let told: Vec<_> = ran
        .lines()
        .iter()
        .map(|it| format!("{} {} {} {}", it["alias"], it["key"], it["left"]["value"], it["right"]["value"]))
        .collect();
    let expected = [
        r#""code" null null "github""#,
        r#""jira" "auth.basic.password" "env CHECK_PASSWORD" "file marked.token""#,
        r#""jira" "base_url" "https://acme-dev.atlassian.net" "https://acme.atlassian.net""#,
        r#""jira" "limit.rate" null "5/s""#,
    ];
    assert_eq!(told, expected);
    let ran = connections(TWO, &["diff", "dev", "prod", "--lacking"]).ends_with(1);
    assert!(ran.stdout.contains("limit.rate") && !ran.stdout.contains("base_url"), "{}", ran.stdout);
    let ran = connections(TWO, &["diff", "prod", "prod"]).ends_with(0);
    assert_eq!(ran.stdout, "nothing differs between prod and prod\n");
    connections(TWO, &["diff", "dev", "pord"]).ends_with(3).complains("did you mean `prod`?");
}

#[test]
fn the_book_shows_what_is_said() {
    const PAGE: &str = include_str!("../../../docs/guide/promoting.md");
    let block = |kind: &str| {
        let rest = PAGE.split(&format!("```{kind}\n")).nth(1).unwrap();
        rest.split("```").next().unwrap()
    };
    let ran = connections(block("toml"), &["diff", "dev", "prod"]).ends_with(0);
    assert_eq!(ran.stdout, block("text"));
}

#[test]
fn what_may_not_be_shown_still_differs() {
    let text = format!(
        "{}[environment.a.connection.chat]\nauth = {{ bearer = \"{MARKED}-1\" }}\n\
         [environment.b.connection.chat]\nauth = {{ bearer = \"{MARKED}-2\" }}\n",
        connection("chat", "slack", "")
    );
    let ran = connections(&text, &["diff", "a", "b"]).ends_with(0);
    assert_eq!(ran.stdout.matches("(not shown)").count(), 2, "{}", ran.stdout);
}

#[test]
fn good_connections_are_verified() {
    let kept = Kept::start(&[]);
    let check = ["connections", "check", "jira", "slack", "github", "--connections", kept.connections()];
    let ran = spoke(&[&check[..], &["--json"]].concat()).ends_with(0);
    let told: Vec<_> =
        ran.lines().iter().map(|it| format!("{} {} {}", it["alias"], it["finding"], it["action"])).collect();
    let expected = [
        r#""github" "ok" "github.get_authenticated_user""#,
        r#""jira" "ok" "jira.get_current_user""#,
        r#""slack" "ok" "slack.test_auth""#,
    ];
    assert_eq!(told, expected);
    assert_eq!((&ran.lines()[0]["scopes"], &ran.lines()[0]["status"]), (&value!(["repo"]), &value!(200)));
    assert_eq!(ran.lines()[2]["output"]["user_id"], "U0SPOKEBOT");

    let ran = spoke(&[&check[..], &["--by", "github.get_rate_limit"]].concat()).ends_with(0);
    assert!(
        ran.stdout.contains("github.get_rate_limit") && !ran.stdout.contains("get_authenticated"),
        "{}",
        ran.stdout
    );
    assert!(!ran.stdout.contains("ghp_") && !ran.stdout.contains("xoxb-"), "{}", ran.stdout);
    assert_eq!(kept.release(), 0);
}

#[test]
fn all_are_checked_also_where_one_fails() {
    let kept = Kept::start(&[]);
    let nowhere = format!("base_url = \"{}\"\nretry = {{ attempts = 1 }}\nauth = \"none\"", nobody());
    let text = connection("lacks", "slack", "auth = { bearer = { env = \"SPOKE_TEST_NOT_SET\" } }")
        + &slack_at(kept.url("slack"))
        + &connection("nobody", "slack", &nowhere)
        + &connection("own", "acme-desk", "base_url = \"https://desk.example\"\nauth = \"none\"");
    let ran = connections(&text, &["check", "--json"]).ends_with(4);
    let told: Vec<_> = ran
        .lines()
        .iter()
        .map(|it| format!("{} {} {} {}", it["alias"], it["finding"], it["kind"], it["exit_code"]))
        .collect();
    let expected = [
        r#""chat" "failed" "auth" 4"#,
        r#""lacks" "failed" "config" 3"#,
        r#""nobody" "failed" "connect" 6"#,
        r#""own" "skipped" null 0"#,
    ];
    assert_eq!(told, expected);
    connections(&text, &["check", "nobody", "--json"]).ends_with(6);
    connections(&text, &["check", "own"]).ends_with(3);
    assert_eq!(kept.release(), 0);
}

/// The only finding of a check, and what it says is to be done.
fn mends(text: &str, code: i32, expected: &[&str]) {
    let ran = connections(text, &["check"]).ends_with(code);
    for expected in expected {
        assert!(ran.stdout.contains(expected), "no `{expected}` in\n{}", ran.stdout);
    }
}

#[test]
fn a_missing_secret_is_named_by_its_source() {
    let chat = |source: &str| connection("chat", "slack", &format!("auth = {{ bearer = {source} }}"));
    mends(&chat("{ env = \"SPOKE_TEST_NOT_SET\" }"), 3, &["→ set `SPOKE_TEST_NOT_SET` in the environment"]);
    mends(&chat("{ file = \"no-such.token\" }"), 3, &["→ write the secret into the file `no-such.token`"]);
    mends(
        &chat("{ secret = \"slack-prod\" }"),
        3,
        &["→ see that the store can be opened here, and holds `slack-prod`"],
    );
}

#[test]
fn a_credential_that_is_refused_is_named_by_its_source() {
    let url = vendor(
        "HTTP/1.1 200 OK\r\ncontent-length: 35\r\nconnection: close\r\n\r\n{\"ok\":false,\"error\":\"invalid_auth\"} ",
    );
    mends(&slack_at(&url), 4, &["200 invalid_auth", "it comes from env CHECK_TOKEN (connections.toml:5:19)"]);
}

#[test]
fn a_credential_that_may_not_ask_is_told_apart() {
    const BODY: &str = "{\"message\":\"Resource not accessible by integration\"}";
    let answer: &'static str = "HTTP/1.1 403 Forbidden\r\ncontent-length: 52\r\nconnection: close\r\n\r\n{\"message\":\"Resource not accessible by integration\"}";
    assert!(answer.ends_with(BODY) && BODY.len() == 52);
    let code = |url: &str| {
        connection(
            "code",
            "github",
            &format!("base_url = \"{url}\"\nauth = {{ bearer = {{ env = \"CHECK_TOKEN\" }} }}"),
        )
    };
    let expected =
        ["403: Resource not accessible by integration", "is accepted", "--by github.get_rate_limit"];
    mends(&code(&vendor(answer)), 4, &expected);
    let scoped = "HTTP/1.1 403 Forbidden\r\nwww-authenticate: Bearer error=\"insufficient_scope\", scope=\"read:user user:email\"\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    mends(
        &code(&vendor(scoped)),
        4,
        &["lacks what `github.get_authenticated_user` needs: read:user user:email"],
    );
    let jira = |url: &str| {
        let auth = "auth = { bearer = { env = \"CHECK_TOKEN\" } }";
        connection("jira", "jira", &format!("base_url = \"{url}\"\n{auth}"))
    };
    let bare = "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    mends(&jira(&vendor(bare)), 4, &["lacks what `jira.get_current_user` needs: read:jira-user"]);
}

#[test]
fn where_nothing_of_the_vendor_answers_the_url_is_named() {
    let url = nobody();
    let expected = format!("nobody listens there: see `base_url` {url} (connections.toml:3:12)");
    mends(&slack_at(&url), 6, &[&expected]);
    let missing = vendor("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    mends(&slack_at(&missing), 4, &["nothing of this vendor is there: see `base_url`"]);
    let page = vendor(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 6\r\nconnection: close\r\n\r\n<html>",
    );
    mends(&slack_at(&page), 7, &["is not this vendor's interface"]);
    let trouble = vendor("HTTP/1.1 500 Oh\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    mends(&slack_at(&trouble), 4, &["the vendor is in trouble"]);
}

#[test]
fn silence_is_told_after_the_connections_own_time() {
    // It listens, and nobody accepts.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let text = slack_at(&format!("http://{}", silent.local_addr().unwrap()));
    let text = format!("{}\ntimeout = {{ attempt = \"50ms\" }}\n", text.trim_end());
    mends(&text, 6, &["within 50ms", "see that the host is reached from here"]);
}

#[test]
fn what_is_asked_wrongly_is_told_before_anything_is_sent() {
    let check = |arguments: &[&str]| connections(TWO, &[&["check"], arguments].concat());
    check(&["chta"]).ends_with(3).complains("there is no connection `chta`; did you mean `chat`?");
    check(&["--by", "slack.post_message"])
        .ends_with(2)
        .complains("takes an action that only reads and needs no inputs");
    check(&["--by", "slack.tset_auth"]).ends_with(2).complains("did you mean `slack.test_auth`?");
    check(&["--timeout", "0"]).ends_with(2).complains("--timeout");
    connections("[connection.chat]\nspok = 1", &["check"])
        .ends_with(3)
        .complains("connections.toml:2:1: unknown key `spok`");
    spoke(&["connections"]).ends_with(2).complains("Usage: spoke connections");
    spoke(&["connections", "list", "--connections", "/no/such.toml"]).ends_with(3).complains("/no/such.toml");
}

#[test]
fn login_is_for_people() {
    let file = slack_at(&nobody());
    connections(&file, &["login", "chat"])
        .ends_with(3)
        .complains("nobody needs to log in on `chat`: it signs in by itself");
    connections(&file, &["login", "chta", "--device"]).ends_with(3).complains("did you mean `chat`?");
    connections(&file, &["login", "chat", "--no-browser", "--json"]).ends_with(3);
}
