//! `spoke secrets list` and `history`: what is known of secrets without showing one.

use std::time::SystemTime;

use clap::Args;
use humantime::format_rfc3339_seconds;
use serde_json::json;
use spoke_runtime::store::{Change, Stored};

use super::ask::Asked;
use super::place::Place;
use crate::failure::{Exit, Failure};
use crate::paging::{Page, Paging};
use crate::screen::{DIM, NAME, PLAIN, hint, say_json};
use crate::table::Table;

/// Lists the names, and who has set each of them when
#[derive(Args, Debug)]
pub(crate) struct List {
    /// Prints one JSON object a line, one for each secret
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    place: Place,
}

/// Lists who has changed what, when and why, the oldest first
#[derive(Args, Debug)]
pub(crate) struct History {
    /// Only the changes of this secret
    name: Option<String>,
    /// Prints one JSON object a line, one for each change
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    place: Place,
}

impl List {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let secrets = self.place.open(&mut Asked::default())?.list()?;
        if self.json {
            for Stored { name, set_at, set_by, why, .. } in secrets {
                say_json(&json!({ "name": name, "set_at": date(set_at), "set_by": set_by, "why": why }))?;
            }
            return Ok(Exit::Done);
        }
        let mut table = Table::new(0);
        for Stored { name, set_at, set_by, why, .. } in &secrets {
            table.row([(NAME, name), (PLAIN, &date(*set_at)), (PLAIN, set_by), (DIM, why)]);
        }
        show(&self.paging, &table, format_args!("{} holds no secret.", self.place.shown()))
    }
}

impl History {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let store = self.place.open(&mut Asked::default())?;
        let is_asked = |change: &Change| self.name.is_none() || change.name == self.name;
        let changes: Vec<_> = store.history()?.into_iter().filter(is_asked).collect();
        if self.json {
            for Change { at, by, what, name, why, .. } in changes {
                say_json(&json!({ "at": date(at), "by": by, "what": what, "name": name, "why": why }))?;
            }
            return Ok(Exit::Done);
        }
        let mut table = Table::new(0);
        for Change { at, by, what, name, why, .. } in &changes {
            let name = name.as_deref().unwrap_or_default();
            table.row([(PLAIN, &date(*at)), (PLAIN, by), (PLAIN, what.word()), (NAME, name), (DIM, why)]);
        }
        show(&self.paging, &table, format_args!("{} knows of no such change.", self.place.shown()))
    }
}

fn show(paging: &Paging, table: &Table, nothing: std::fmt::Arguments<'_>) -> Result<Exit, Failure> {
    if table.is_empty() {
        hint(nothing);
        return Ok(Exit::Done);
    }
    let mut page = Page::default();
    page.line(table);
    paging.show(&page)?;
    Ok(Exit::Done)
}

fn date(at: SystemTime) -> String {
    format_rfc3339_seconds(at).to_string()
}
