//! `spoke connections`: what a file of connections says, and whether each of them works.

mod check;
mod diff;
mod list;
mod login;
mod schema;
mod show;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use spoke_runtime::{Catalog, DescribedConnection, DescribedFile, HubBuilder};

use super::shelf;
use crate::failure::{Exit, Failure};
use crate::near::question;

/// Shows, checks and compares the connections of a file
#[derive(Args, Debug)]
pub(crate) struct Connections {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::List),
    Show(show::Show),
    Check(check::Check),
    Diff(diff::Diff),
    Schema(schema::Print),
    Login(login::Login),
}

impl Connections {
    pub(crate) async fn run(self) -> Result<Exit, Failure> {
        match self.command {
            Command::List(list) => list.run(),
            Command::Show(show) => show.run().await,
            Command::Check(check) => check.run().await,
            Command::Diff(diff) => diff.run(),
            Command::Schema(schema) => schema.run(),
            Command::Login(login) => login.run().await,
        }
    }
}

/// Which connections are meant.
#[derive(Args, Debug)]
struct From {
    /// Where the connections stand
    #[arg(long, value_name = "FILE", default_value = "connections.toml")]
    connections: PathBuf,
    /// The environment, in place of $SPOKE_ENV and of what the file means by itself
    #[arg(long, value_name = "NAME")]
    environment: Option<String>,
}

impl From {
    /// A hub that knows all spokes and the environment.
    fn hub(&self) -> HubBuilder {
        shelf::hub_in(self.environment.as_deref())
    }

    /// What the file says, without opening anything.
    fn described(&self) -> Result<DescribedFile, Failure> {
        Ok(self.hub().describe(&self.connections)?)
    }
}

/// The connection of this name.
fn find<'a>(file: &'a DescribedFile, alias: &str) -> Result<&'a DescribedConnection, Failure> {
    file.connection(alias).ok_or_else(|| {
        let known: Vec<&str> = file.connections.iter().map(|it| it.alias.as_str()).collect();
        let question = question(alias, known.iter().copied());
        let sentence = format!("there is no connection `{alias}`; {question}there are {}", known.join(", "));
        Failure::new(Exit::Config, sentence)
    })
}

/// Where the calls of a connection go: its own URL, or its spoke's.
fn base_url<'a>(connection: &'a DescribedConnection, catalog: &'a Catalog) -> Option<&'a str> {
    let spoke = || catalog.spoke(connection.text("spoke")?)?.base.as_deref();
    connection.text("base_url").or_else(spoke)
}

/// The host and the port of a URL.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// In which environment it is: `, environment prod`; empty where the file knows none.
fn environment(file: &DescribedFile) -> String {
    match (&file.environment, file.environments.as_slice()) {
        (Some(name), _) => format!(", environment {name}"),
        (None, []) => String::new(),
        (None, known) => format!(", in no environment of {}", known.join(", ")),
    }
}
