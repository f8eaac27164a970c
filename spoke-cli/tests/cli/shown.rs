//! What every command says, word by word.

use std::path::Path;

use insta::{assert_snapshot, with_settings};

use crate::secrets::Place;
use crate::support::{Kept, Ran, spoke};

/// What a run said, with what differs from run to run taken out.
fn told(ran: &Ran, taken_out: &[(&str, &str)]) -> String {
    let mut told =
        format!("{}{}exit code {}\n", part("stdout", &ran.stdout), part("stderr", &ran.stderr), ran.code);
    for (text, instead) in taken_out {
        told = told.replace(text, instead);
    }
    let told = after(&told, "127.0.0.1:");
    let told = after(&told, "\"elapsed_ms\":");
    before(&told, " ms")
}

fn part(name: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{name}:\n{text}\n") }
}

/// `text` with a dot for each number that stands after `mark`.
fn after(text: &str, mark: &str) -> String {
    let mut parts = text.split(mark);
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |told, part| told + mark + "·" + part.trim_start_matches(is_digit))
}

/// `text` with a dot for each number that stands before `mark`, and the blanks before it that align it.
fn before(text: &str, mark: &str) -> String {
    let parts: Vec<&str> = text.split(mark).collect();
    let (last, parts) = parts.split_last().unwrap();
    let mut told = String::new();
    for part in parts {
        match part.strip_suffix(is_digit) {
            Some(_) => told = told + part.trim_end_matches(is_digit).trim_end_matches(' ') + " ·" + mark,
            None => told = told + part + mark,
        }
    }
    told + last
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || letter == '.'
}

fn check(name: &str, told: &str) {
    with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        assert_snapshot!(name, told);
    });
}

fn says(name: &str, arguments: &[&str]) {
    check(name, &told(&spoke(arguments), &[]));
}

#[test]
fn help() {
    says("help", &["--help"]);
    for command in ["list", "show", "check", "diff", "login", "schema"] {
        says(&format!("help_connections_{command}"), &["connections", command, "--help"]);
    }
    for command in [
        "call",
        "choices",
        "completions",
        "connections",
        "demo",
        "describe",
        "docs",
        "expand",
        "list",
        "man",
        "new",
        "secrets",
    ] {
        says(&format!("help_{command}"), &[command, "--help"]);
    }
    for task in ["init", "set", "list", "remove", "rotate", "rekey", "history"] {
        says(&format!("help_secrets_{task}"), &["secrets", task, "--help"]);
    }
}

/// Two actions stand for all: who adds one changes no snapshot.
#[test]
fn list() {
    let ran = spoke(&["list"]);
    let is_kept = |line: &&str| {
        !line.starts_with("  ")
            || ["slack.post_message ", "jira.create_issue "].iter().any(|it| line.contains(it))
    };
    let kept: Vec<String> = ran
        .stdout
        .lines()
        .filter(is_kept)
        .map(|line| {
            line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("  ")
        })
        .collect();
    check("list", &told(&Ran { stdout: kept.join("\n") + "\n", ..ran }, &[]));

    let ran = spoke(&["list", "jira", "--json"]);
    let kept: Vec<&str> = ran.stdout.lines().filter(|line| line.contains("\"jira.create_issue\"")).collect();
    check("list_json", &told(&Ran { stdout: kept.join("\n") + "\n", ..ran }, &[]));
    says("list_unknown", &["list", "slak"]);
}

#[test]
fn describe() {
    says("describe", &["describe", "slack.add_reaction"]);
    says("describe_json", &["describe", "slack.add_reaction", "--json"]);
    says("describe_json_schema", &["describe", "slack.add_reaction", "--json-schema"]);
    says("describe_json_schema_input", &["describe", "slack.add_reaction", "--json-schema=input"]);
    says("describe_unknown", &["describe", "slack.ad_reaction"]);
    says("describe_whose", &["describe", "create_issue"]);
}

/// Without the vendor's codes: who adds one changes no snapshot.
#[test]
fn docs() {
    let ran = spoke(&["docs", "slack", "--action", "add_reaction"]);
    let kept: Vec<&str> = ran.stdout.lines().filter(|line| !line.starts_with("- `")).collect();
    check("docs", &told(&Ran { stdout: kept.join("\n") + "\n", ..ran }, &[]));
    says("docs_unknown", &["docs", "slak"]);
}

#[test]
fn call() {
    let kept = Kept::start(&[]);
    let connections = kept.connections().to_owned();
    let folder = Path::new(&connections).parent().unwrap().to_str().unwrap().to_owned();
    let says = |name: &str, arguments: &[&str]| {
        check(name, &told(&kept.call(arguments), &[(&folder, "[folder]")]));
    };
    let repository = ["--on", "github", "owner=acme", "repo=checkout"];
    let on = |action: &'static str, more: &[&'static str]| [&[action][..], &repository, more].concat();
    says("call", &on("github.get_repository", &[]));
    says("call_json", &on("github.get_repository", &["--json"]));
    says("call_preview", &on("create_issue", &["title=it's full", "labels=disk", "--preview"]));
    says("call_preview_json", &on("create_issue", &["title=full", "--preview", "--json"]));
    says("call_missing", &on("create_issue", &[]));
    says("call_unknown_input", &on("create_issue", &["titel=full"]));
    says("call_unknown_alias", &["get_repository", "--on", "gihub", "owner=acme"]);
    says("call_refused", &["slack.post_message", "--on", "slack", "channel=#nowhere", "text=x"]);
    says(
        "call_refused_json",
        &["slack.post_message", "--on", "slack", "channel=#nowhere", "text=x", "--json"],
    );
    assert_eq!(kept.release(), 0);
}

/// The demo's connections, and environments for them that lead nowhere.
#[test]
fn connections() {
    let kept = Kept::start(&[]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("connections.toml");
    let demo = std::fs::read_to_string(kept.connections()).unwrap();
    let tokens = Path::new(kept.connections()).parent().unwrap();
    for token in ["jira.token", "slack.token", "github.token", "aws.secret"] {
        std::fs::copy(tokens.join(token), folder.path().join(token)).unwrap();
    }
    let environments = "
[environment.dev]

[environment.prod.connection.slack]
auth = { bearer = { env = \"SLACK_TOKEN_OF_NOBODY\" } }
limit = { rate = \"1/s\" }

[environment.prod.connection.code]
spoke = \"github\"
auth = { bearer = { env = \"GITHUB_TOKEN_OF_NOBODY\" } }
";
    std::fs::write(&file, demo + environments).unwrap();
    let place = folder.path().to_str().unwrap().to_owned();
    let says = |name: &str, arguments: &[&str]| {
        let (command, rest) = arguments.split_first().unwrap();
        let before = ["connections", command, "--connections", file.to_str().unwrap()];
        check(name, &told(&spoke(&[&before, rest].concat()), &[(&place, "[folder]")]));
    };
    let prod = ["--environment", "prod"];
    says("connections_list", &["list"]);
    says("connections_list_json", &[&["list", "--json"][..], &prod].concat());
    says("connections_show", &[&["show", "slack"][..], &prod].concat());
    says("connections_show_json", &["show", "jira-hasty", "--json"]);
    says("connections_check", &["check", "aws", "github", "jira", "slack"]);
    says("connections_check_fails", &[&["check", "code", "github", "slack"][..], &prod].concat());
    says("connections_check_json", &[&["check", "code", "github", "--json"][..], &prod].concat());
    says("connections_diff", &["diff", "dev", "prod"]);
    says("connections_diff_json", &["diff", "dev", "prod", "--json"]);
    says("connections_unknown", &["show", "slak"]);
    assert_eq!(kept.release(), 0);
}

#[test]
fn expand() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.rs");
    let source = "use spoke_runtime::prelude::*;\n\n#[derive(Spoke)]\n#[spoke(name = \"acme-desk\")]\npub struct AcmeDesk;\n";
    let taken_out = [(folder.path().to_str().unwrap(), "[folder]")];
    std::fs::write(&file, source).unwrap();
    check("expand", &told(&spoke(&["expand", file.to_str().unwrap()]), &taken_out));
    std::fs::write(&file, source.replace("name", "nmae")).unwrap();
    check("expand_faults", &told(&spoke(&["expand", file.to_str().unwrap()]), &taken_out));
}

#[test]
fn new() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let path = folder.path().join("made");
    let made = path.to_str().unwrap();
    let taken_out = [(folder.path().to_str().unwrap(), "[folder]"), (root.to_str().unwrap(), "[spoke]")];
    let ran = spoke(&["new", "widget-works", "--path", made]);
    check("new", &told(&ran, &taken_out));
    let files = ran.stdout.lines().filter(|file| !file.ends_with(".snap"));
    let texts: String =
        files.map(|file| format!("==> {file}\n{}\n", std::fs::read_to_string(file).unwrap())).collect();
    check("new_files", &told(&Ran { stdout: texts, stderr: String::new(), code: 0 }, &taken_out));
    check("new_again", &told(&spoke(&["new", "widget-works", "--path", made]), &taken_out));
    says("new_misnamed", &["new", "WidgetWorks"]);
}

#[test]
fn secrets() {
    let place = Place::new();
    let says = |name: &str, arguments: &[&str], stdin: &str| {
        let ran = place.run(arguments, stdin);
        check(name, &dates(&told(&ran, &[])));
    };
    says("secrets_init", &["init"], "");
    says("secrets_init_again", &["init"], "");
    says("secrets_set", &["set", "crm-token", "--why", "first"], "hunter2");
    says("secrets_set_argument", &["set", "crm-token", "hunter2"], "");
    says("secrets_rotate", &["rotate", "crm-token", "--why", "yearly"], "hunter3");
    says("secrets_list", &["list"], "");
    says("secrets_list_json", &["list", "--json"], "");
    says("secrets_history", &["history"], "");
    says("secrets_history_json", &["history", "--json"], "");
    says("secrets_rekey", &["rekey"], "");
    says("secrets_remove", &["remove", "crm-token"], "");
    says("secrets_remove_unknown", &["remove", "crm-token"], "");
    says("secrets_list_empty", &["list"], "");
}

/// `text` with a dot for each date in it.
fn dates(text: &str) -> String {
    let is_date =
        |part: &str| part.len() == 20 && part.ends_with('Z') && part.starts_with("20") && part.contains('T');
    let mut dated = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (part, next) = match rest.get(..20) {
            Some(part) if is_date(part) => ("·", &rest[20..]),
            _ => rest.split_at(letter.len_utf8()),
        };
        dated += part;
        rest = next;
    }
    dated
}

#[test]
fn completions() {
    says("completions_bash", &["completions", "bash"]);
}

#[test]
fn man() {
    says("man", &["man"]);
    says("man_describe", &["man", "describe"]);
}

#[test]
fn demo() {
    let ran = spoke(&["demo"]);
    let file = ran.stdout.split_whitespace().find(|word| word.ends_with("connections.toml"));
    let taken_out: Vec<_> = file.map(|file| (file, "[connections.toml]")).into_iter().collect();
    check("demo", &told(&ran, &taken_out));
}

#[test]
fn wrong_arguments() {
    says("no_arguments", &[]);
    says("unknown_command", &["descirbe"]);
    says("missing_arguments", &["call"]);
}
