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
        "every action stands in its area's `ACTIONS`",
        actions().into_iter().filter_map(|file| {
            let name = derives(&file).next()?.to_owned();
            let (folder, _) = file.path.rsplit_once('/')?;
            let area =
                std::fs::read_to_string(project::root().join(format!("{folder}.rs"))).unwrap_or_default();
            let listed =
                area.contains(&format!("listed::<{name}>()")) || area.contains(&format!("::{name}>()"));
            (!listed).then(|| format!("{}: `{name}` is not in {folder}.rs", file.path))
        }),
    );
}

#[test]
fn an_action_opens_with_verb_and_path() {
    let verbs = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
    holds(
        "an action file starts with verb and path",
        actions().into_iter().filter_map(|file| {
            let first = file.text.lines().next().unwrap_or_default();
            let starts = verbs.iter().any(|verb| {
                first.starts_with(&format!("//! {verb} ")) || first.starts_with(&format!("//! `{verb} "))
            });
            (!starts).then(|| format!("{}: {first}", file.path))
        }),
    );
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
