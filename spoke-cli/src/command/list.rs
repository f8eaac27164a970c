//! `spoke list`: what there is.

use clap::Args;
use serde_json::json;
use spoke_runtime::SpokeEntry;

use super::shelf;
use crate::failure::{Exit, Failure};
use crate::paging::{Page, Paging};
use crate::screen::{DIM, NAME, PLAIN, TITLE, plain, say_json, summary};
use crate::table::Table;

/// Lists the spokes and their actions
#[derive(Args, Debug)]
pub(crate) struct List {
    /// Only this spoke's
    spoke: Option<String>,
    /// Prints one JSON object a line, one for each action
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    paging: Paging,
}

impl List {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let catalog = shelf::catalog()?;
        let wanted: Vec<&SpokeEntry> = match &self.spoke {
            None => catalog.spokes.iter().collect(),
            Some(name) => vec![shelf::spoke(&catalog, name)?],
        };
        if self.json {
            wanted.into_iter().try_for_each(print_json)?;
            return Ok(Exit::Done);
        }
        let mut page = Page::default();
        for (index, spoke) in wanted.into_iter().enumerate() {
            if index > 0 {
                page.line("");
            }
            write(spoke, &mut page);
        }
        self.paging.show(&page)?;
        Ok(Exit::Done)
    }
}

fn write(spoke: &SpokeEntry, page: &mut Page) {
    page.line(format_args!("{TITLE}{}{TITLE:#}  {}", spoke.name, plain(summary(spoke.docs))));
    let mut table = Table::new(2);
    for action in &spoke.actions {
        let docs = match action.state {
            "stable" => summary(action.docs).to_owned(),
            state => format!("({state}) {}", summary(action.docs)),
        };
        table.row([
            (NAME, &action.name),
            (PLAIN, action.method),
            (PLAIN, action.path),
            (DIM, action.effect),
            (PLAIN, &docs),
        ]);
    }
    page.line(table);
}

fn print_json(spoke: &SpokeEntry) -> Result<(), Failure> {
    for action in &spoke.actions {
        say_json(&json!({
            "name": action.name,
            "spoke": spoke.name,
            "area": action.area,
            "summary": summary(action.docs),
            "method": action.method,
            "path": action.path,
            "effect": action.effect,
            "scopes": action.scopes,
            "state": action.state,
            "preview": action.preview,
            "deprecated": action.deprecated,
        }))?;
    }
    Ok(())
}
