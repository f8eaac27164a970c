//! How a command ends: its exit codes, and what it says on the way out.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use spoke_runtime::{Error, Kind};

/// The table of exit codes, for `--help`.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  failed: a file that cannot be read or written, faults in an expanded file, a demo that left its script, an environment
     that lacks something
  2  wrong arguments or inputs; nothing was sent
  3  the connections file, an alias, a credential or the store of secrets is missing or wrong; nothing was sent
  4  the vendor answered and refused
  5  the outcome is not known: it was sent, and no answer came; look before sending it again
  6  no usable answer, and nothing was changed by it; it may be sent again
  7  the vendor answered that it is done, and the answer is not what the output expects

Errors are written to stderr. Colours appear on a terminal only, and never where NO_COLOR is set.";

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Failed for a reason of its own.
    Failed = 1,
    /// Wrong arguments or inputs.
    Usage = 2,
    /// Connections, aliases or credentials that are missing or wrong.
    Config = 3,
    /// The vendor answered and refused.
    Refused = 4,
    /// Sent, and no answer came.
    Unknown = 5,
    /// No usable answer, and nothing was changed.
    NoAnswer = 6,
    /// Done, but the answer cannot be read.
    Unreadable = 7,
}

impl Exit {
    /// What a failed call means for the caller of the command.
    pub fn of(error: &Error) -> Self {
        if error.is_outcome_unknown() {
            return Exit::Unknown;
        }
        match error.kind() {
            Kind::Input => Exit::Usage,
            Kind::Config | Kind::Denied => Exit::Config,
            Kind::Connect | Kind::Timeout | Kind::Transport | Kind::TooLarge => Exit::NoAnswer,
            Kind::Decode => Exit::Unreadable,
            // `Kind` may grow; whatever else it says, the vendor has answered.
            _ => Exit::Refused,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a command did not do what it was asked for.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// The sentence for stderr; empty where there is nothing to add.
    pub message: String,
}

impl Failure {
    /// A failure with its sentence.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Failure { exit, message: message.into() }
    }

    /// A file or folder that could not be written.
    pub(crate) fn unwritten(path: &Path, error: &io::Error) -> Self {
        Failure::new(Exit::Failed, format!("{} cannot be written: {error}", path.display()))
    }

    /// Wrong arguments or inputs.
    pub fn usage(message: impl Into<String>) -> Self {
        Failure::new(Exit::Usage, message)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::new(Exit::of(&error), error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // Whoever read our output has seen enough.
            io::ErrorKind::BrokenPipe => Failure::new(Exit::Done, ""),
            _ => Failure::new(Exit::Failed, error.to_string()),
        }
    }
}
