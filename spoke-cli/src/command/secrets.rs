//! `spoke secrets`: what connections sign in with, encrypted in one file.

mod ask;
mod change;
mod init;
mod place;
mod rekey;
mod show;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Subcommand};
use spoke_runtime::store::{StoreError, StoreFault};

use crate::failure::{Exit, Failure};

/// Keeps secrets in one encrypted file
///
/// A connection reads one of them by `{ secret = "NAME" }`. Values come from a prompt or from stdin, never from arguments.
#[derive(Args, Debug)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Secrets {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    Init(init::Init),
    Set(change::Set),
    List(show::List),
    Remove(change::Remove),
    Rotate(change::Rotate),
    Rekey(rekey::Rekey),
    History(show::History),
}

impl Secrets {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        match &self.task {
            Task::Init(init) => init.run(),
            Task::Set(set) => set.run(),
            Task::List(list) => list.run(),
            Task::Remove(remove) => remove.run(),
            Task::Rotate(rotate) => rotate.run(),
            Task::Rekey(rekey) => rekey.run(),
            Task::History(history) => history.run(),
        }
    }
}

/// What is said in the place of an error that would show an argument which may be a secret: one that is no option and has
/// no place.
pub(crate) fn hidden(error: &clap::Error) -> Option<Failure> {
    let is_of_secrets = std::env::args_os().nth(1).is_some_and(|command| command == "secrets");
    let shows = match (error.kind(), error.get(ContextKind::InvalidArg)) {
        (ErrorKind::UnknownArgument, Some(ContextValue::String(argument))) => !argument.starts_with("--"),
        (ErrorKind::TooManyValues, _) => true,
        _ => false,
    };
    (is_of_secrets && shows).then(|| {
        Failure::usage(
            "there is an argument too many; it is not shown, for it may be a secret, which the shell's history and the list of \
             processes would show: write `spoke secrets set NAME`, and give values and passphrases at the prompt or on stdin",
        )
    })
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let exit = match error.fault() {
            StoreFault::Refused | StoreFault::NotThere | StoreFault::Exists => Exit::Usage,
            StoreFault::Missing
            | StoreFault::Key
            | StoreFault::Damaged
            | StoreFault::Newer
            | StoreFault::Permissions => Exit::Config,
            // Faults may grow; what is left is of the system.
            _ => Exit::Failed,
        };
        Failure::new(exit, error.to_string())
    }
}
