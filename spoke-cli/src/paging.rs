//! Long listings: through the pager where a person reads them, as they are otherwise.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use clap::Args;
use terminal_size::{Height, Width, terminal_size_of};

use crate::failure::Failure;
use crate::screen::say;

/// Whether a listing may go through the pager.
#[derive(Args, Debug)]
pub(crate) struct Paging {
    /// Never uses the pager, which is $PAGER or less, and shows on a terminal what is longer than the screen
    #[arg(long)]
    no_pager: bool,
}

/// The lines of a listing.
#[derive(Debug, Default)]
pub(crate) struct Page(String);

impl Page {
    /// Adds a line, or several.
    pub(crate) fn line(&mut self, line: impl Display) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&line.to_string());
    }
}

impl Paging {
    /// Writes a listing to stdout, or has the pager show it.
    ///
    /// # Errors
    /// Where stdout is closed.
    pub(crate) fn show(&self, page: &Page) -> Result<(), Failure> {
        let Page(text) = page;
        let stdout = io::stdout();
        let is_paged = !self.no_pager && stdout.is_terminal() && {
            let size = terminal_size_of(&stdout).map(|(Width(columns), Height(rows))| (columns, rows));
            size.is_some_and(|size| !fits(&strip_str(text).to_string(), size))
        };
        let has_shown = match pager() {
            Some(pager) if is_paged => match AutoStream::choice(&stdout) {
                ColorChoice::Never => show_by(&pager, &strip_str(text).to_string())?,
                _ => show_by(&pager, text)?,
            },
            _ => false,
        };
        if has_shown { Ok(()) } else { say(text) }
    }
}

/// Whether a text without colours and the prompt after it leave nothing to scroll.
fn fits(text: &str, (columns, rows): (u16, u16)) -> bool {
    let columns = usize::from(columns).max(1);
    let lines: usize = text.lines().map(|line| line.chars().count().div_ceil(columns).max(1)).sum();
    lines < usize::from(rows)
}

/// The pager as a command for the shell; an empty `PAGER` and `cat` are none.
fn pager() -> Option<String> {
    let pager = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let pager = pager.trim();
    (!pager.is_empty() && pager != "cat").then(|| pager.to_owned())
}

/// Has the pager show a text, and waits until it is closed; `false` where there is no such pager.
fn show_by(pager: &str, text: &str) -> io::Result<bool> {
    let mut command = Command::new("sh");
    command.arg("-c").arg(pager).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        // As git has it: leave at once where all fits, keep colours, leave the text on the screen.
        command.env("LESS", "FRX");
    }
    // Ctrl-C is the pager's: it must not end us and leave the pager alone with the terminal.
    let signals = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    signals.spawn(async { while tokio::signal::ctrl_c().await.is_ok() {} });

    let Ok(mut child) = command.spawn() else { return Ok(false) };
    if let Some(mut stdin) = child.stdin.take() {
        // Whoever closes the pager early has seen enough.
        let _ = stdin.write_all(text.as_bytes()).and_then(|()| stdin.write_all(b"\n"));
    }
    // With these two codes a shell says that it found no such command.
    Ok(!matches!(child.wait()?.code(), Some(126 | 127)))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_screen_keeps_a_row_for_the_prompt() {
        assert!(fits("a\nb", (80, 3)));
        assert!(!fits("a\nb\nc", (80, 3)));
    }

    #[test]
    fn a_long_line_takes_several_rows() {
        assert!(!fits(&"é".repeat(161), (80, 3)));
        assert!(fits(&"é".repeat(160), (80, 3)));
    }
}
