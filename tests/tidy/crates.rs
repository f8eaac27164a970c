//! What a crate may depend on.

use toml::Table;

use super::holds;
use crate::project;

/// What a spoke may depend on beside what its vendor alone needs.
const FOR_SPOKES: &[&str] = &["serde", "spoke-runtime"];

/// Vendor crates and what their vendor alone needs: the library, and why.
const VENDORS_OWN: &[(&str, &str)] = &[
    // The vendor's own signer: SigV4, its times and its canonical forms.
    (AWS, "aws-credential-types"),
    (AWS, "aws-sigv4"),
    (AWS, "aws-smithy-types"),
    (AWS, "ring"),
    // Its shared files are INI.
    (AWS, "configparser"),
    // STS gives temporary keys as XML.
    (AWS, "quick-xml"),
    // Whoever waits for temporary keys waits for one fetch.
    (AWS, "tokio"),
    // The signer traces what it signs, tokens included, and is silenced.
    (AWS, "tracing"),
    // Its texts are trees; people write Markdown.
    (JIRA, "pulldown-cmark"),
];

const AWS: &str = "spokes/aws/Cargo.toml";
const JIRA: &str = "spokes/jira/Cargo.toml";

#[test]
fn the_compiler_never_links_the_runtime() {
    for manifest in ["spoke-macros/Cargo.toml", "spoke-macros/compiler/Cargo.toml"] {
        let linked = names(manifest, "dependencies");
        holds(
            "the compiler never links the runtime, not even for its tests",
            linked
                .into_iter()
                .chain(names(manifest, "dev-dependencies"))
                .filter(|name| name == "spoke-runtime")
                .map(|_| manifest.to_owned()),
        );
    }
}

#[test]
fn the_runtime_never_parses_rust() {
    holds(
        "the runtime never parses Rust",
        names("spoke-runtime/Cargo.toml", "dependencies")
            .into_iter()
            .filter(|name| ["syn", "quote", "proc-macro2", "spoke-compiler"].contains(&name.as_str())),
    );
}

#[test]
fn the_derives_belong_to_one_compiler() {
    let root = table("Cargo.toml");
    for name in ["spoke-compiler", "spoke-macros"] {
        let version = root["workspace"]["dependencies"][name]["version"].as_str().unwrap();
        assert!(version.starts_with('='), "`{name}` is depended on with `=`, not `{version}`");
    }
}

#[test]
fn a_spoke_depends_on_the_runtime_and_serde() {
    let spokes = project::files("spokes", "/Cargo.toml");
    let vendors = spokes.iter().filter(|file| file.path != "spokes/Cargo.toml");
    holds(
        "a spoke depends on `spoke-runtime` and serde, and on what its vendor alone needs",
        vendors.flat_map(|file| {
            names(&file.path, "dependencies")
                .into_iter()
                .filter(|name| !FOR_SPOKES.contains(&name.as_str()))
                .filter(|name| !VENDORS_OWN.contains(&(file.path.as_str(), name.as_str())))
                .map(|name| format!("{}: {name}", file.path))
                .collect::<Vec<_>>()
        }),
    );
}

#[test]
fn every_crate_is_held_by_the_lints() {
    let root = table("Cargo.toml");
    assert_eq!(root["workspace"]["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for member in root["workspace"]["members"].as_array().unwrap() {
        let manifest = format!("{}/Cargo.toml", member.as_str().unwrap());
        let crate_table = table(&manifest);
        let held = crate_table.get("lints").and_then(|lints| lints.get("workspace"));
        assert_eq!(held.and_then(toml::Value::as_bool), Some(true), "{manifest} leaves out `[lints]`");
    }
}

fn names(manifest: &str, section: &str) -> Vec<String> {
    let table = table(manifest);
    let section = table.get(section).and_then(toml::Value::as_table);
    section.map(|section| section.keys().cloned().collect()).unwrap_or_default()
}

fn table(manifest: &str) -> Table {
    let path = project::root().join(manifest);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
