//! What the book shows of the last run: its tables and plots, with the day and the machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report;

/// The tables that `all` makes, the budgets apart.
pub const TABLES: &[&str] = &[
    "compile",
    "decode",
    "dependencies",
    "layers",
    "pages",
    "runtime",
    "scale-actions",
    "scale-calls",
    "scale-connections",
    "scale-pages",
];

const PLOTS: &[&str] = &["scale-actions", "scale-calls", "scale-connections", "scale-pages"];

/// Copies the reports of the last `all` to `docs/measured`, from where the book includes them.
///
/// # Errors
///
/// Where a report is missing, by its name.
pub fn write() -> Result<(), String> {
    let book: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "docs", "measured"].iter().collect();
    std::fs::create_dir_all(&book).map_err(|error| format!("{}: {error}", book.display()))?;
    for name in TABLES.iter().chain(&["budgets"]) {
        // No pages of their own: parts of one.
        copy(&report::folder().join(format!("{name}.md")), &book.join(format!("{name}.table")))?;
    }
    for name in PLOTS {
        let file = format!("{name}.svg");
        copy(&report::folder().join(&file), &book.join(&file))?;
    }
    let machine = book.join("machine.table");
    std::fs::write(&machine, on_what()).map_err(|error| format!("{}: {error}", machine.display()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}; `all` makes it", from.display()))
}

/// The day, the processor and the versions.
fn on_what() -> String {
    let first = |program: &str, words: &[&str]| {
        let output = Command::new(program).args(words).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).lines().next()?.trim().to_owned())
    };
    let processor = std::fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let unknown = || "unknown".to_owned();
    format!(
        "| | |\n|---|---|\n| day | {} |\n| processor | {}, {cores} cores to this machine |\n| system | {} |\n| compiler | {} |\n| instructions by | {} |\n",
        first("date", &["+%Y-%m-%d"]).unwrap_or_else(unknown),
        processor.unwrap_or_else(unknown),
        first("uname", &["-sr"]).unwrap_or_else(unknown),
        first("rustc", &["--version"]).unwrap_or_else(unknown),
        first("valgrind", &["--version"]).unwrap_or_else(|| "nobody: valgrind is missing".to_owned()),
    )
}
