//! The command line of Spoke: `demo`, `list`, `describe`, `docs`, `call`, `choices`, `connections`, `expand`, `new`, `secrets`, and what installs them.

mod command;
pub mod demo;
mod failure;
mod near;
mod paging;
mod progress;
mod screen;
mod shape;
mod table;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use command::{call, choices, completions, connections, describe, docs, expand, list, man, new, secrets};
use failure::EXIT_CODES;

pub use command::docs::document;
pub use failure::{Exit, Failure};

/// Calls the actions of external systems, and shows what they are.
#[derive(Debug, Parser)]
#[command(name = "spoke", version, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(command::demo::Demo),
    List(list::List),
    Describe(describe::Describe),
    Docs(docs::Docs),
    Call(call::Call),
    Choices(choices::Choices),
    Connections(connections::Connections),
    Expand(expand::Expand),
    New(new::New),
    Secrets(secrets::Secrets),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Reads the process's arguments, does what they ask for and says how it went.
pub fn main() -> ExitCode {
    let parsed = Arguments::try_parse();
    let done = match parsed {
        Ok(arguments) => run(arguments.command),
        Err(error) => Err(secrets::hidden(&error).unwrap_or_else(|| error.exit())),
    };
    let exit = match done {
        Ok(exit) => exit,
        Err(failure) => {
            screen::complain(&failure);
            failure.exit
        }
    };
    exit.into()
}

fn run(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::List(list) => list.run(),
        Command::Describe(describe) => describe.run(),
        Command::Docs(docs) => docs.run(),
        Command::Expand(expand) => expand.run(),
        Command::New(new) => new.run(),
        Command::Secrets(secrets) => secrets.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
        Command::Call(call) => block_on(call.run()),
        Command::Choices(choices) => block_on(choices.run()),
        Command::Connections(connections) => block_on(connections.run()),
        Command::Demo(demo) => block_on(demo.run()),
    }
}

/// What the command line takes, for whatever is made from it.
fn grammar() -> clap::Command {
    Arguments::command()
}

fn block_on(work: impl Future<Output = Result<Exit, Failure>>) -> Result<Exit, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
