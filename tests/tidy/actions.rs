//! What a spoke's action files are held to.

use super::holds;
use crate::project::{self, File};

/// DESIGN: one action a file, at most 120 lines.
const MOST_LINES: usize = 120;

#[test]
fn an_action_file_is_short() {
    holds(
        "an action file has at most 120 lines",
        actions().into_iter().filter_map(|file| {
            let lines = file.text.lines().count();
            (lines > MOST_LINES).then(|| format!("{}: {lines}", file.path))
        }),
    );
}

#[test]
fn half_of_the_action_files_are_shorter_than_70_lines() {
    let mut lines: Vec<usize> = actions().iter().map(|file| file.text.lines().count()).collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    assert!(median < 70, "the median of {} action files is {median} lines", lines.len());
}

#[test]
fn an_action_file_holds_no_impl() {
    holds(
        "an action file is a declaration: it holds no `impl`",
        actions().into_iter().filter_map(|file| {
            let line = file.text.lines().find(|line| line.starts_with("impl"))?;
            Some(format!("{}: {line}", file.path))
        }),
    );
}

#[test]
fn an_action_file_holds_one_action() {
    holds(
        "one action a file",
        actions().into_iter().filter_map(|file| {
            let actions = derives(&file).count();
            (actions != 1).then(|| format!("{}: {actions}", file.path))
        }),
    );
}

#[test]
fn an_action_is_listed_in_its_area() {
    holds(
        "every action stands in its area's `ACTIONS`, or in its spoke's `actions` where there are no areas",
        actions().into_iter().filter_map(|file| {
            let name = derives(&file).next()?.to_owned();
            let (folder, _) = file.path.rsplit_once('/')?;
            let (list, listed) = match folder.ends_with("/src") {
                true => (format!("{folder}/lib.rs"), is_among_the_spokes_actions as fn(&str, &str) -> bool),
                false => (format!("{folder}.rs"), is_in_the_area as fn(&str, &str) -> bool),
            };
            let text = std::fs::read_to_string(project::root().join(&list)).unwrap_or_default();
            (!listed(&text, &name)).then(|| format!("{}: `{name}` is not in {list}", file.path))
        }),
    );
}

#[test]
fn an_action_opens_with_verb_and_path() {
    let verbs = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
    holds(
        "an action file starts with verb and path, or with the steps of a sequence",
        actions().into_iter().filter_map(|file| {
            let first = file.text.lines().next().unwrap_or_default();
            let starts = verbs.iter().any(|verb| {
                let opens = [format!("//! {verb} "), format!("//! `{verb} "), format!("//! `{verb}` to ")];
                opens.iter().any(|open| first.starts_with(open))
            });
            (!starts && !first.starts_with("//! A sequence: ")).then(|| format!("{}: {first}", file.path))
        }),
    );
}

fn is_in_the_area(area: &str, action: &str) -> bool {
    area.contains(&format!("listed::<{action}>()")) || area.contains(&format!("::{action}>()"))
}

fn is_among_the_spokes_actions(spoke: &str, action: &str) -> bool {
    let list = spoke.split("actions = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
    list.split(',').any(|listed| listed.trim() == action)
}

/// The files of the spokes that derive an action.
fn actions() -> Vec<File> {
    let mut files = project::files("spokes", ".rs");
    files.retain(|file| !file.path.contains("/tests/") && derives(file).next().is_some());
    files
}

/// The names of the actions that a file derives.
fn derives(file: &File) -> impl Iterator<Item = &str> {
    file.text.match_indices("#[action(").filter_map(|(place, _)| {
        let after = &file.text[place..];
        let item = after.split("pub struct ").nth(1)?;
        item.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()
    })
}
