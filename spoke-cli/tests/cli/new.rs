//! `spoke new`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::{Ran, spoke};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Writes a crate into a new temporary folder.
fn new(name: &str, more: &[&str]) -> (Ran, TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made");
    let ran = spoke(&[&["new", name, "--path", path.to_str().unwrap()], more].concat());
    (ran, folder, path)
}

/// A cargo in the new crate, without a network, with what this workspace has locked and built.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap())
        // The profile of the workspace, so that what is built already is not built again.
        .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
        .env("CARGO_PROFILE_TEST_DEBUG", "line-tables-only")
        .env("CARGO_TERM_COLOR", "never")
        // The snapshot that was written has to be right, whoever accepts snapshots out here.
        .env("INSTA_UPDATE", "no")
        .env("INSTA_FORCE_PASS", "0")
        .output()
        .unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{stdout}\n{}", String::from_utf8_lossy(&output.stderr));
    stdout
}

#[test]
fn a_new_crate_builds_and_passes_its_tests() {
    let (ran, _folder, path) = new("widget-works", &["--spoke", root().to_str().unwrap()]);
    ran.ends_with(0);
    fs::copy(root().join("Cargo.lock"), path.join("Cargo.lock")).unwrap();

    let tested = cargo(&path, &["test", "--offline"]);

    for test in ["get_item", "an_item_is_read", "a_refusal_keeps_the_vendors_words"] {
        assert!(tested.contains(&format!("test {test} ... ok")), "no `{test}` in:\n{tested}");
    }
    cargo(&path, &["fmt", "--check"]);
}

#[test]
fn a_crate_carries_its_own_name_everywhere() {
    let (ran, _folder, path) = new("widget-works", &[]);
    for file in ran.ends_with(0).stdout.lines() {
        let text = fs::read_to_string(file).unwrap().to_lowercase();
        assert!(!text.contains("acme") && !text.contains("spoke_runtime ="), "{file}:\n{text}");
    }
    let spoke = fs::read_to_string(path.join("src/lib.rs")).unwrap();
    assert!(
        spoke.contains("pub struct WidgetWorks;") && spoke.contains("name = \"widget-works\""),
        "{spoke}"
    );
}

#[test]
fn a_release_is_depended_on_by_its_version() {
    let (ran, _folder, path) = new("widget-works", &["--release", "0.1.0"]);
    ran.ends_with(0);
    let manifest = fs::read_to_string(path.join("Cargo.toml")).unwrap();
    assert!(manifest.contains("spoke-runtime = \"0.1.0\"\n"), "{manifest}");
    assert!(manifest.contains("{ version = \"=0.1.0\", features = [\"snapshot\"] }"), "{manifest}");
}

#[test]
fn what_is_there_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    spoke(&["new", "widget-works", "--path", folder.path().to_str().unwrap()])
        .ends_with(2)
        .complains("is there already; `--path` names another folder");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

fn refused(name: &str, more: &[&str], sentence: &str) {
    let (ran, _folder, path) = new(name, more);
    ran.ends_with(2).complains(sentence);
    assert!(!path.exists());
}

#[test]
fn a_bad_name_is_refused_with_a_good_one() {
    refused("WidgetWorks", &[], "is not in kebab case");
    refused("WidgetWorks", &[], "write `widget-works`");
    refused("../widget", &[], "write `widget`");
    refused("runtime", &[], "`spoke-runtime` is a crate of Spoke itself");
    refused("hub", &[], "`Hub` is a type that every spoke uses");
}

#[test]
fn what_is_no_spoke_is_refused() {
    refused("widget-works", &["--spoke", "/no/such"], "/no/such is no checkout of Spoke");
    refused("widget-works", &["--release", "latest"], "`latest` is no version");
    refused("widget-works", &["--release", "0.1.0", "--spoke", "."], "cannot be used with");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let path = file.path().join("made");
    spoke(&["new", "widget-works", "--path", path.to_str().unwrap()])
        .ends_with(1)
        .complains("made cannot be written");
}

#[test]
fn a_workspace_around_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Cargo.toml"), "[workspace]\nmembers = []\n").unwrap();
    let path = folder.path().join("made");
    let ran = spoke(&["new", "widget-works", "--path", path.to_str().unwrap()]).ends_with(0);
    assert!(ran.stderr.contains("It lies in a workspace: add it to the `members` of "), "{}", ran.stderr);
}
