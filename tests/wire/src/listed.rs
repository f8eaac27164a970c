//! Whether a spoke's files, its list and its wire folders name the same actions.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use spoke_runtime::{Listed, Response, Spoke};

/// Folders of a spoke's `src` that hold no actions.
const NO_AREAS: &[&str] = &["sandbox", "sign_in", "types"];

/// The files of every wire folder.
const WIRE_FILES: &[&str] = &["error.json", "reply.json", "request.http"];

/// The most lines of a file that holds one action.
const MOST_LINES: usize = 120;

/// Refuses an action file that is not listed, a listed action without a file or a whole wire folder, and a file that is too
/// long; an output that does not read its own sample. `manifest` is the folder of the spoke's `Cargo.toml`: `env!("CARGO_MANIFEST_DIR")`.
///
/// # Panics
/// With what is missing.
pub fn assert_whole<S: Spoke>(manifest: &str) {
    let manifest = Path::new(manifest);
    let listed: BTreeSet<String> = actions::<S>().map(|listed| listed.operation.name.to_owned()).collect();
    let count = actions::<S>().count();
    assert_eq!(listed.len(), count, "an action of {} is listed twice", S::NAME);

    for listed in actions::<S>() {
        let body = ((listed.output)().sample)(S::ROOT).to_string();
        let response = Response::new(200, Default::default(), body);
        if let Err(fault) = ((listed.output)().json)(&response, S::ROOT) {
            panic!("the output of {} does not read its own sample: {fault:?}", listed.operation.name);
        }
    }

    let areas = names(&manifest.join("src")).into_iter().filter(|name| !NO_AREAS.contains(&name.as_str()));
    let areas = areas.map(|name| manifest.join("src").join(name)).filter(|path| path.is_dir());
    let undone: BTreeSet<String> = actions::<S>()
        .filter(|it| it.operation.sequence.is_some_and(|sequence| sequence.undo.is_some()))
        .map(|it| it.operation.name.to_owned())
        .collect();
    let mut files = BTreeSet::new();
    for area in areas {
        for file in names(&area) {
            let text = fs::read_to_string(area.join(&file)).unwrap_or_default();
            assert!(text.lines().count() <= MOST_LINES, "{file} is longer than {MOST_LINES} lines");
            files.insert(file.trim_end_matches(".rs").to_owned());
        }
    }
    assert_eq!(files, listed, "the action files of {} (left) are not those in its ACTIONS (right)", S::NAME);

    let wire = manifest.join("tests").join("wire");
    // A big spoke has a module of tests for each area beside the folders.
    let folders: BTreeSet<String> = names(&wire).into_iter().filter(|name| !name.ends_with(".rs")).collect();
    assert_eq!(folders, listed, "the wire folders of {} (left) are not its actions (right)", S::NAME);
    for action in listed {
        let mut files: Vec<String> = names(&wire.join(&action)).into_iter().collect();
        // Of a sequence that takes something back where it fails.
        files.retain(|file| file != "error.http" || !undone.contains(&action));
        assert_eq!(files, WIRE_FILES, "the wire folder of {action}");
    }
}

fn actions<S: Spoke>() -> impl Iterator<Item = &'static Listed<S>> {
    S::ACTIONS.iter().flat_map(|area| area.actions)
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}
