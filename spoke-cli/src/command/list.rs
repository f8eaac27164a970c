//! `spoke list`: what there is.

use clap::Args;
use serde_json::json;
use spoke_runtime::SpokeEntry;

use super::shelf;
use crate::failure::{Exit, Failure};
use crate::screen::{DIM, NAME, PLAIN, TITLE, plain, say, say_json, summary};
use crate::table::Table;

/// Lists the spokes and their actions
#[derive(Args, Debug)]
pub(crate) struct List {
    /// Only this spoke's
    spoke: Option<String>,
    /// Prints one JSON object a line, one for each action
    #[arg(long)]
    json: bool,
}

impl List {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let catalog = shelf::catalog()?;
        let wanted: Vec<&SpokeEntry> = match &self.spoke {
            None => catalog.spokes.iter().collect(),
            Some(name) => vec![shelf::spoke(&catalog, name)?],
        };
        for (index, spoke) in wanted.into_iter().enumerate() {
            match self.json {
                true => print_json(spoke)?,
                false => print(spoke, index == 0)?,
            }
        }
        Ok(Exit::Done)
    }
}

fn print(spoke: &SpokeEntry, is_first: bool) -> Result<(), Failure> {
    if !is_first {
        say("")?;
    }
    say(format_args!("{TITLE}{}{TITLE:#}  {}", spoke.name, plain(summary(spoke.docs))))?;
    let mut table = Table::new(2);
    for action in &spoke.actions {
        let docs = match action.deprecated {
            None => summary(action.docs).to_owned(),
            Some(_) => format!("(deprecated) {}", summary(action.docs)),
        };
        table.row([
            (NAME, &action.name),
            (PLAIN, action.method),
            (PLAIN, action.path),
            (DIM, action.effect),
            (PLAIN, &docs),
        ]);
    }
    say(table)
}

fn print_json(spoke: &SpokeEntry) -> Result<(), Failure> {
    for action in &spoke.actions {
        say_json(&json!({
            "name": action.name,
            "spoke": spoke.name,
            "summary": summary(action.docs),
            "method": action.method,
            "path": action.path,
            "effect": action.effect,
            "scopes": action.scopes,
            "deprecated": action.deprecated,
        }))?;
    }
    Ok(())
}
