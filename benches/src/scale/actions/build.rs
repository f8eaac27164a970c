//! The compiler on one file, with what cargo would hand it: its time on the processor and the time that passed.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;
use serde_json::Value;

use crate::report;

/// What is made of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// `cargo check`
    Check,
    /// `cargo build --release` of a library.
    Library,
    /// `cargo build --release` of a program.
    Program,
}

/// What one build took, in seconds.
pub struct Cost {
    /// User and system time of the compiler and the linker.
    pub cpu: f64,
    /// Time that passed.
    pub passed: f64,
}

/// What the crates link: the libraries of this program.
pub struct Linked {
    externs: Vec<String>,
    folder: PathBuf,
}

impl Linked {
    /// Has cargo build them, where they are not there yet.
    ///
    /// # Errors
    ///
    /// Where they do not build.
    pub fn new() -> Result<Linked, String> {
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["build", "--release", "--package", env!("CARGO_PKG_NAME")])
            .args(["--message-format", "json-render-diagnostics", "--target-dir"])
            .arg(report::target())
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        let said = String::from_utf8_lossy(&output.stdout);
        let messages = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let libraries = messages.filter_map(|message| library(&message));
        let wanted = libraries.filter(|(name, _)| matches!(name.as_str(), "spoke_runtime" | "tokio"));
        let externs: Vec<String> = wanted.map(|(name, path)| format!("--extern={name}={path}")).collect();
        if !output.status.success() || externs.len() != 2 {
            return Err(format!("`cargo build` did not give spoke-runtime and tokio: {}", output.status));
        }
        let folder = report::target().join("scale-actions");
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Linked { externs, folder })
    }

    /// Compiles a source text.
    ///
    /// # Errors
    ///
    /// Where it does not compile, with what rustc said.
    pub fn build(&self, source: &str, build: Build) -> Result<Cost, String> {
        let path = self.folder.join("measured.rs");
        std::fs::write(&path, source).map_err(|error| format!("{}: {error}", path.display()))?;
        let words: &[&str] = match build {
            Build::Check => &["--crate-type=lib", "--emit=metadata"],
            Build::Library => &["--crate-type=lib", "--emit=metadata,link", "-Copt-level=3"],
            Build::Program => &["--crate-type=bin", "--emit=link", "-Copt-level=3"],
        };
        let (cpu, began) = (children(), Instant::now());
        let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .current_dir(&self.folder)
            .args(["--edition=2024", "--crate-name=measured", "--cap-lints=allow", "measured.rs"])
            .args(words)
            .args(&self.externs)
            .arg(format!("-Ldependency={}", report::target().join("release/deps").display()))
            .output()
            .map_err(|error| format!("rustc: {error}"))?;
        let cost = Cost { cpu: children() - cpu, passed: began.elapsed().as_secs_f64() };
        match output.status.success() {
            true => Ok(cost),
            false => Err(format!("{}: {}", path.display(), String::from_utf8_lossy(&output.stderr))),
        }
    }
}

/// Name and file of a library that cargo speaks of.
fn library(message: &Value) -> Option<(String, String)> {
    let files = message.get("filenames")?.as_array()?;
    let file = files.iter().filter_map(Value::as_str).find(|it| it.ends_with(".rlib"))?;
    Some((message["target"]["name"].as_str()?.replace('-', "_"), file.to_owned()))
}

/// Seconds on the processor of all children so far that were waited for.
fn children() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("Linux knows its children");
    let seconds = |time: TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    seconds(usage.user_time()) + seconds(usage.system_time())
}
