//! What the runtime brings with it: its packages, and those of them that need a C compiler.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::report::Table;

/// The tools whose presence in a build script says that it compiles C.
const COMPILERS: &[&str] = &["bindgen", "cc", "cmake"];

/// How many packages, and which of them compile C.
pub fn table() -> Table {
    let mut table = Table::new(
        "dependencies",
        "What the default features of `spoke-runtime` bring with them",
        &["packages", "of them compile C"],
    );
    match packages().and_then(|packages| Ok((compile_c(&packages)?, packages))) {
        Ok((with_c, packages)) => {
            table.figure("spoke-runtime", packages.len() as f64);
            table.figure("that compile C", with_c.len() as f64);
            table.row([
                packages.len().to_string(),
                with_c.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            ]);
            table.note("Packages and versions that a program links or a derive runs, on this target; build scripts and tests apart.");
        }
        Err(error) => table.note(format!("Not measured: {error}")),
    }
    table
}

/// Name and version of each, the runtime itself apart.
fn packages() -> Result<BTreeSet<(String, String)>, String> {
    let tree = cargo(&[
        "tree",
        "--package",
        "spoke-runtime",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ])?;
    let package = |line: &str| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.trim_start_matches('v').to_owned()))
    };
    Ok(tree.lines().filter_map(package).filter(|(name, _)| name != "spoke-runtime").collect())
}

/// Those whose build script has a C compiler at hand.
fn compile_c(packages: &BTreeSet<(String, String)>) -> Result<BTreeSet<String>, String> {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--format-version", "1"])?)
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let all = metadata["packages"].as_array().into_iter().flatten();
    let is_compiler = |dependency: &Value| {
        dependency["kind"] == "build" && dependency["name"].as_str().is_some_and(|it| COMPILERS.contains(&it))
    };
    let names = all.filter_map(|package| {
        let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
        let is_ours = packages.contains(&(name.to_owned(), version.to_owned()));
        (is_ours && package["dependencies"].as_array()?.iter().any(is_compiler)).then(|| name.to_owned())
    });
    Ok(names.collect())
}

/// What cargo says of the project's workspace.
fn cargo(words: &[&str]) -> Result<String, String> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(words)
        .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml")])
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(format!("cargo {}: {}", words.join(" "), String::from_utf8_lossy(&output.stderr))),
    }
}
