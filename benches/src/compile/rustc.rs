//! The compiler on one crate: the time that it takes on the processor, and the bytes of what comes out.

use std::path::{Path, PathBuf};
use std::process::Command;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;
use object::{Object, ObjectSegment};

/// How a crate is compiled, with the words that cargo gives rustc for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// `cargo build --release`, stripped.
    Release,
    /// `cargo build --release` of a library.
    ReleaseLibrary,
    /// `cargo check`
    Check,
    /// `cargo build`, on top of what the last one left.
    Incremental,
}

/// Compiles a source text in `folder`; the milliseconds that rustc and its linker took on the processor, user and system.
///
/// # Errors
///
/// Where it does not compile, with what rustc said.
pub fn compile(folder: &Path, source: &str, build: Build, dependencies: &[String]) -> Result<f64, String> {
    let refused = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(refused)?;
    std::fs::write(folder.join("main.rs"), source).map_err(refused)?;
    let words: &[&str] = match build {
        Build::Release => {
            &["--crate-type=bin", "--emit=link", "-Copt-level=3", "-Cstrip=symbols", "-Cembed-bitcode=no"]
        }
        Build::ReleaseLibrary => {
            &["--crate-type=lib", "--emit=metadata,link", "-Copt-level=3", "-Cembed-bitcode=no"]
        }
        Build::Check => &["--crate-type=bin", "--emit=metadata", "-Cdebuginfo=2"],
        Build::Incremental => {
            &["--crate-type=bin", "--emit=link", "-Cdebuginfo=2", "-Cincremental=incremental"]
        }
    };
    let before = spent();
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .current_dir(folder)
        .args(["--edition=2024", "--crate-name=measured", "--cap-lints=allow", "main.rs"])
        .args(words)
        .args(dependencies)
        .output()
        .map_err(|error| format!("rustc: {error}"))?;
    let time = spent() - before;
    match output.status.success() {
        true => Ok(time),
        false => {
            Err(format!("{}: {}", folder.join("main.rs").display(), String::from_utf8_lossy(&output.stderr)))
        }
    }
}

/// The bytes of a program that are loaded: its segments, without names, debug information and padding.
///
/// # Errors
///
/// Where it cannot be read.
pub fn loaded_bytes(folder: &Path) -> Result<f64, String> {
    let path: PathBuf = folder.join("measured");
    let data = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let file = object::File::parse(&*data).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(file.segments().map(|segment| segment.file_range().1 as f64).sum())
}

/// Milliseconds of all children so far that were waited for.
fn spent() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("Linux knows its children");
    let milliseconds = |time: TimeVal| time.tv_sec() as f64 * 1e3 + time.tv_usec() as f64 / 1e3;
    milliseconds(usage.user_time()) + milliseconds(usage.system_time())
}
