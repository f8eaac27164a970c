//! Instructions, counted by callgrind in two runs of different length, so that what is done once drops out.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// What is missing where nothing can be counted.
pub const MISSING: &str = "valgrind is missing: no instructions were counted (Debian's package `valgrind`)";

/// Whether valgrind can be started.
pub fn is_there() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|it| it.status.success())
}

/// Instructions of one repetition: what `words(long)` takes beyond `words(short)`, by the repetitions between them.
pub fn instructions_each<W: AsRef<OsStr>>(
    program: &Path,
    short: u64,
    long: u64,
    words: impl Fn(u64) -> Vec<W>,
) -> Option<f64> {
    let (fewer, more) = (instructions(program, words(short))?, instructions(program, words(long))?);
    Some((more - fewer) / (long - short) as f64)
}

/// All instructions of one run.
fn instructions<W: AsRef<OsStr>>(program: &Path, words: Vec<W>) -> Option<f64> {
    let ran = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(words)
        .stdout(Stdio::null())
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&ran.stderr);
    if !ran.status.success() {
        eprintln!("{}: {said}", program.display());
        return None;
    }
    said.lines().find_map(|line| line.split_once("Collected :"))?.1.trim().parse().ok()
}
