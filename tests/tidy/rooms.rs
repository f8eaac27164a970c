//! What a room may know.

use super::holds;
use crate::project::{self, File};

/// The stations of the road: each knows the contract and the clock, none another.
const STATIONS: &[&str] = &["auth", "limit", "observe", "output", "retry"];

#[test]
fn the_compiler_opens_no_file() {
    holds(
        "the compiler opens no file, its caller gives the text; snapshots are their own caller",
        naming(
            compiler().filter(|file| !file.path.ends_with("/expansion.rs")).collect(),
            &["std::fs", "fs::read", "File::open", "OpenOptions"],
        ),
    );
}

#[test]
fn one_room_names_the_http_client() {
    let room = "spoke-runtime/src/transport/network";
    let naming = naming(runtime_and_spokes(), &["hyper::", "hyper_util::", "reqwest::"]);
    let (inside, outside): (Vec<_>, Vec<_>) = naming.into_iter().partition(|path| path.starts_with(room));
    assert!(!inside.is_empty(), "the HTTP client is named in `{room}`");
    holds("one room names the HTTP client", outside);
}

#[test]
fn one_file_names_time_and_chance() {
    let words = [
        "Instant::now",
        "SystemTime::now",
        "fastrand::",
        "SystemRandom",
        "tokio::time::",
        "rand::random",
        "thread::sleep",
    ];
    let naming = naming(runtime_and_spokes(), &words);
    assert_eq!(naming.len(), 1, "one file names the clock and the random source: {naming:#?}");
}

#[test]
fn a_station_knows_no_other() {
    let mut breaches = Vec::new();
    for station in STATIONS {
        let own = format!("spoke-runtime/src/{station}");
        let rooms = project::files("spoke-runtime/src", ".rs");
        let files = rooms
            .iter()
            .filter(|file| file.path == format!("{own}.rs") || file.path.starts_with(&format!("{own}/")));
        for file in files {
            for other in STATIONS.iter().filter(|other| *other != station) {
                if file.shipped().contains(&format!("crate::{other}::")) {
                    breaches.push(format!("{} knows `{other}`", file.path));
                }
            }
            if file.shipped().contains("crate::road") {
                breaches.push(format!("{} knows the road", file.path));
            }
        }
    }
    holds("a station knows the contract and the clock, no other station", breaches);
}

#[test]
fn only_two_rooms_of_the_compiler_write_tokens() {
    holds(
        "`expand` and `fallback` are the only rooms with `quote!`",
        naming(
            compiler().filter(|file| !is_in(file, &["expand", "fallback"])).collect(),
            &[" quote!", "quote_spanned!"],
        ),
    );
}

#[test]
fn only_reading_reads_attributes() {
    holds(
        "`read` is the only room that reads attributes, the others carry them; a snapshot finds the derives",
        naming(
            compiler().filter(|file| !is_in(file, &["read", "snapshot"])).collect(),
            &["parse_args", "parse_nested_meta"],
        ),
    );
}

#[test]
fn macros_and_runtime_know_no_vendor() {
    let mut files = project::files("spoke-macros", ".rs");
    files.extend(project::files("spoke-runtime/src", ".rs"));
    let mut breaches = Vec::new();
    for file in files {
        let code = file.shipped().lines().filter(|line| !line.trim_start().starts_with("//"));
        for (number, line) in code.enumerate() {
            let line = line.to_lowercase();
            for vendor in ["slack", "jira", "github", "atlassian", "amazon"] {
                if line.contains(vendor) {
                    breaches.push(format!("{}: code line {}: {vendor}", file.path, number + 1));
                }
            }
        }
    }
    holds("no vendor's name stands in the code of macros and runtime", breaches);
}

fn compiler() -> impl Iterator<Item = File> {
    project::files("spoke-macros/compiler/src", ".rs").into_iter()
}

/// Whether a file of the compiler lies in one of these rooms.
fn is_in(file: &File, rooms: &[&str]) -> bool {
    let path = file.path.trim_start_matches("spoke-macros/compiler/src/");
    rooms.iter().any(|room| path == format!("{room}.rs") || path.starts_with(&format!("{room}/")))
}

/// The shipped code of the runtime and the spokes.
fn runtime_and_spokes() -> Vec<File> {
    let mut files = project::files("spoke-runtime/src", ".rs");
    files.extend(project::files("spokes", ".rs"));
    files.retain(|file| !file.path.contains("/tests/") && !file.path.contains("/examples/"));
    files
}

/// The files whose code, tests apart, says one of `words`.
fn naming(files: Vec<File>, words: &[&str]) -> Vec<String> {
    let says = |file: &File| {
        let shipped = File { path: String::new(), text: file.shipped().to_owned() };
        let code = shipped.code();
        words.iter().any(|word| code.contains(word))
    };
    files.into_iter().filter(says).map(|file| file.path).collect()
}
