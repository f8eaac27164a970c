//! What the book is held to.

use std::path::Path;

use super::holds;
use crate::project::{self, File};

#[test]
fn every_page_is_in_the_contents() {
    let summary = project::root().join("docs/SUMMARY.md");
    let contents = std::fs::read_to_string(summary).unwrap();
    holds(
        "every page of the book stands in docs/SUMMARY.md",
        pages().into_iter().map(|page| page.path).filter(|path| {
            let page = path.trim_start_matches("docs/");
            page != "SUMMARY.md" && !contents.contains(&format!("({page})"))
        }),
    );
}

#[test]
fn every_link_leads_somewhere() {
    let mut pages = pages();
    for file in project::files("", ".md") {
        if !file.path.starts_with("docs/") {
            pages.push(file);
        }
    }
    holds(
        "a link inside the project leads to a file",
        pages.iter().flat_map(|page| {
            let folder = project::root().join(&page.path).parent().unwrap().to_path_buf();
            links(&page.text)
                .filter(|link| !link.starts_with("http") && !link.starts_with('#'))
                .map(|link| link.split('#').next().unwrap_or_default())
                .filter(|link| !folder.join(Path::new(link)).exists())
                .map(|link| format!("{}: {link}", page.path))
                .collect::<Vec<_>>()
        }),
    );
}

/// A block of Rust is compiled as a doctest, or says that another test holds it.
#[test]
fn every_example_is_compiled() {
    let doctests = std::fs::read_to_string(project::root().join("spokes/src/pages.rs")).unwrap();
    holds(
        "every page with an example stands in spokes/src/pages.rs",
        pages().into_iter().filter_map(|page| {
            let has_example = page.text.contains("```rust\n") || page.text.contains("```rust,no_run\n");
            (has_example && !doctests.contains(&page.path)).then_some(page.path)
        }),
    );
}

#[test]
fn a_shown_mistake_gets_the_shown_message() {
    let page = std::fs::read_to_string(project::root().join("docs/guide/faults.md")).unwrap();
    let mistakes: Vec<&str> = page.split("\n## ").skip(1).collect();
    assert_eq!(mistakes.len(), 10, "the page says ten");
    holds("docs/guide/faults.md shows what the fixtures say", mistakes.into_iter().filter_map(breach));
}

/// What a section says that its fixture does not.
fn breach(section: &str) -> Option<String> {
    let title = section.lines().next()?;
    let Some(fixture) = links(section).find(|link| link.contains("tests/faults/")) else {
        return Some(format!("`{title}` names no fixture"));
    };
    let source = project::root().join("docs/guide").join(fixture);
    let source_text = std::fs::read_to_string(&source).unwrap_or_default();
    let message_text = std::fs::read_to_string(source.with_extension("stderr")).unwrap_or_default();
    let declaration = block(section, "```rust,ignore\n");
    if !source_text.contains(declaration) || declaration.is_empty() {
        return Some(format!("`{title}`: {fixture} does not hold\n{declaration}"));
    }
    let mut said = message_text.lines().map(str::trim);
    let missing = block(section, "```text\n").lines().find(|line| !said.any(|other| other == line.trim()));
    missing.map(|line| format!("`{title}`: the message of {fixture} has no line `{line}`"))
}

/// The text of the first block that is opened so; empty where there is none.
fn block<'t>(section: &'t str, opening: &str) -> &'t str {
    section.split(opening).nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default()
}

/// Where the links of a page lead.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next())
}

fn pages() -> Vec<File> {
    project::files("docs", ".md")
}
