//! Cargo, asked to build what the measured crates link, and what it says of it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::report;

/// Cargo with a word, in the target folder of this program, so that nothing is built twice.
pub fn cargo(word: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg(word).arg("--target-dir").arg(report::target());
    // What `cargo run` says of this package: build scripts that watch it (ring's does) would run again, and all that stands on
    // them be built again, this program too.
    let said = std::env::vars_os().map(|(name, _)| name);
    for name in said.filter(|name| name.to_str().is_some_and(is_of_a_package)) {
        command.env_remove(name);
    }
    command
}

/// Whether cargo sets a variable for one package, and not its user for all.
fn is_of_a_package(name: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|of| name.starts_with(of))
        || ["CARGO_PRIMARY_PACKAGE", "OUT_DIR"].contains(&name)
}

/// How dependencies are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// `cargo build --release`
    Release,
    /// `cargo build`
    Dev,
}

/// What a package of this workspace links, as rustc takes it.
#[derive(Clone, Debug)]
pub struct Dependencies {
    libraries: BTreeMap<String, PathBuf>,
}

impl Dependencies {
    /// Builds packages of this workspace's graph and gives them with what they link.
    ///
    /// # Errors
    ///
    /// Where it does not build, with what cargo said.
    pub fn of(packages: &[&str], profile: Profile) -> Result<Dependencies, String> {
        let mut command = cargo("build");
        command.args(["--message-format", "json-render-diagnostics"]);
        command.args(packages.iter().flat_map(|package| ["--package", package]));
        if profile == Profile::Release {
            command.arg("--release");
        }
        let output = command
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        if !output.status.success() {
            return Err(format!("`cargo build` of {} failed: {}", packages.join(", "), output.status));
        }
        let said = String::from_utf8_lossy(&output.stdout);
        let messages = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        Ok(Dependencies { libraries: messages.filter_map(|message| library(&message)).collect() })
    }

    /// The words by which rustc finds those of `names`.
    ///
    /// # Errors
    ///
    /// Where one is not linked.
    pub fn words(&self, names: &[&str]) -> Result<Vec<String>, String> {
        let mut words = Vec::new();
        for name in names {
            let path = self.libraries.get(*name).ok_or_else(|| format!("`{name}` is no dependency"))?;
            words.extend(["--extern".into(), format!("{name}={}", path.display())]);
        }
        let folder = self.libraries.values().next().and_then(|path| path.parent());
        words.extend(folder.map(|it| format!("-Ldependency={}", it.display())));
        Ok(words)
    }
}

/// Name and file of a library that cargo speaks of.
fn library(message: &Value) -> Option<(String, PathBuf)> {
    let files = message.get("filenames")?.as_array()?;
    let file = files.iter().filter_map(Value::as_str).find(|it| it.ends_with(".rlib"))?;
    Some((message["target"]["name"].as_str()?.replace('-', "_"), file.into()))
}
