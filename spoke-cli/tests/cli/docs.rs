//! `spoke docs`.

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::Value;
use spoke_runtime::SpokeEntry;

use crate::support::spoke;

/// Every spoke with the catalog's entries of its actions.
fn shelf() -> Vec<(String, Vec<Value>)> {
    let catalog = spokes::catalog();
    let entries =
        |spoke: &SpokeEntry| spoke.actions.iter().map(|it| serde_json::to_value(it).unwrap()).collect();
    catalog.spokes.iter().map(|spoke| (spoke.name.to_owned(), entries(spoke))).collect()
}

fn document(arguments: &[&str]) -> String {
    spoke(&[&["docs"], arguments].concat()).ends_with(0).stdout
}

/// What a reader of Markdown finds in a text.
#[derive(Debug, Default)]
struct Found {
    anchors: BTreeSet<String>,
    links: Vec<String>,
    fences: Vec<(String, String)>,
    /// All inline code.
    codes: BTreeSet<String>,
    /// How many cells each row of each table has.
    rows: Vec<usize>,
    text: String,
}

impl Found {
    fn in_text(text: &str) -> Found {
        let mut found = Found::default();
        let (mut heading, mut fence, mut cells) = (None::<String>, None::<(String, String)>, 0);
        for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { level, .. }) if level > HeadingLevel::H1 => {
                    heading = Some(String::new())
                }
                Event::End(TagEnd::Heading(_)) => {
                    let words = heading.take().unwrap_or_default().to_lowercase();
                    found.anchors.insert(words.replace(' ', "-"));
                }
                Event::Start(Tag::Link { dest_url, .. }) => found.links.push(dest_url.to_string()),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    fence = Some((language.to_string(), String::new()));
                }
                Event::End(TagEnd::CodeBlock) => found.fences.extend(fence.take()),
                Event::Start(Tag::TableRow | Tag::TableHead) => cells = 0,
                Event::End(TagEnd::TableCell) => cells += 1,
                Event::End(TagEnd::TableRow | TagEnd::TableHead) => found.rows.push(cells),
                Event::Code(code) => {
                    heading.iter_mut().for_each(|heading| heading.push_str(&code));
                    found.codes.insert(code.to_string());
                }
                Event::Text(text) => {
                    heading.iter_mut().for_each(|heading| heading.push_str(&text));
                    match &mut fence {
                        Some((_, code)) => code.push_str(&text),
                        None => found.text.push_str(&text),
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn holds(&self, code: &str, whose: &str) {
        assert!(self.codes.contains(code), "the document about {whose} has no `{code}`");
    }
}

#[test]
fn every_action_right_code_input_and_output_stands_in_the_document() {
    for (name, actions) in shelf() {
        let found = Found::in_text(&document(&[&name]));
        for action in &actions {
            let full = action["name"].as_str().unwrap();
            found.holds(full.split_once('.').unwrap().1, full);
            let texts = |list: &Value| -> Vec<String> {
                list.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
            };
            texts(&action["scopes"]).iter().for_each(|scope| found.holds(scope, full));
            for codes in action["fail"]["kinds"].as_object().unwrap().values() {
                texts(codes).iter().for_each(|code| found.holds(code, full));
            }
            for input in action["inputs"].as_array().unwrap() {
                found.holds(input["name"].as_str().unwrap(), full);
                assert!(!input["places"].as_array().unwrap().is_empty(), "{full}: {input} is sent nowhere");
            }
            for output in action["outputs"].as_array().unwrap() {
                found.holds(output["source"].as_str().unwrap(), full);
                found.holds(output["field"].as_str().unwrap(), full);
            }
            let [method, path] = ["method", "path"].map(|key| action[key].as_str().unwrap());
            found.holds(&format!("{method} {path}"), full);
        }
    }
}

#[test]
fn links_lead_somewhere_and_tables_are_whole() {
    for (name, actions) in shelf() {
        let short = actions[0]["name"].as_str().unwrap().split_once('.').unwrap().1.to_owned();
        for arguments in [vec![name.as_str()], vec![name.as_str(), "--action", &short]] {
            let text = document(&arguments);
            let found = Found::in_text(&text);
            assert!(!found.links.is_empty());
            for link in &found.links {
                let leads = link.starts_with("https://")
                    || link.strip_prefix('#').is_some_and(|anchor| found.anchors.contains(anchor));
                assert!(leads, "{arguments:?}: {link} leads nowhere");
            }
            assert!(!found.text.contains("]("), "{arguments:?}: a link is torn");
            assert!(!found.text.contains("|--"), "{arguments:?}: a table is torn");
            let rows = text.lines().filter(|line| line.starts_with("| ")).count();
            assert_eq!(found.rows.len(), rows, "{arguments:?}: a row stands outside of its table");
        }
    }
}

#[test]
fn a_document_has_a_diagram_of_the_road_and_one_of_a_call() {
    for (name, _) in shelf() {
        let found = Found::in_text(&document(&[&name]));
        let diagrams: Vec<_> = found.fences.iter().filter(|(language, _)| language == "mermaid").collect();
        let kinds: Vec<_> = diagrams.iter().map(|(_, text)| text.lines().next().unwrap()).collect();
        assert_eq!(kinds, ["flowchart LR", "sequenceDiagram"], "{name}");
        let json = found.fences.iter().filter(|(language, _)| language == "json");
        json.for_each(|(_, text)| drop(serde_json::from_str::<Value>(text).unwrap()));
    }
}

#[test]
fn the_connection_of_the_document_is_one() {
    for (name, _) in shelf() {
        let found = Found::in_text(&document(&[&name]));
        let (_, toml) = found.fences.iter().find(|(language, _)| language == "toml").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("connections.toml");
        std::fs::write(&file, toml.replace("https://…", "https://vendor.example")).unwrap();
        let ran = spoke(&["connections", "list", "--connections", file.to_str().unwrap()]).ends_with(0);
        assert!(ran.stdout.contains(&name), "{}", ran.stdout);
    }
}

#[test]
fn one_action_alone() {
    let text = document(&["slack", "--action", "post_message"]);
    assert_eq!(text, document(&["slack", "--action", "slack.post_message"]));
    let found = Found::in_text(&text);
    assert!(found.anchors.contains("post_message") && !found.anchors.contains("add_reaction"));
    assert!(!found.codes.contains("reactions:write"));
}

#[test]
fn a_file_takes_the_place_of_stdout() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("jira.md");
    let ran = spoke(&["docs", "jira", "--out", file.to_str().unwrap()]).ends_with(0);
    assert_eq!(ran.stdout.trim_end(), file.to_str().unwrap());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), document(&["jira"]));
    let nowhere = folder.path().join("none/jira.md");
    spoke(&["docs", "jira", "--out", nowhere.to_str().unwrap()]).ends_with(1).complains("cannot be written");
}

#[test]
fn what_is_not_there_is_refused_with_the_nearest() {
    spoke(&["docs", "slakc"]).ends_with(2).complains("did you mean `slack`?");
    spoke(&["docs", "slack", "--action", "post_mesage"])
        .ends_with(2)
        .complains("there is no action `slack.post_mesage`; did you mean `slack.post_message`?");
    spoke(&["docs", "slack", "--action", "jira.get_issue"])
        .ends_with(2)
        .complains("`jira.get_issue` is no action of `slack`");
}
