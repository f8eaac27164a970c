//! `spoke connections list`: which connections there are.

use clap::Args;
use serde_json::json;

use super::{From, base_url, environment, host};
use crate::command::shelf;
use crate::failure::{Exit, Failure};
use crate::paging::{Page, Paging};
use crate::screen::{DIM, NAME, PLAIN, TITLE, plain, say_json};
use crate::table::Table;

/// Lists the connections: alias, spoke, host, how it signs in
#[derive(Args, Debug)]
pub(crate) struct List {
    #[command(flatten)]
    from: From,
    /// Prints one JSON object a line, one for each connection
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    paging: Paging,
}

impl List {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let file = self.from.described()?;
        let catalog = shelf::catalog()?;
        let mut table = Table::new(2);
        for connection in &file.connections {
            let base_url = base_url(connection, &catalog);
            let host = base_url.map(host);
            let (spoke, signs_in_by) = (connection.text("spoke"), connection.signs_in_by());
            if self.json {
                say_json(&json!({
                    "alias": connection.alias,
                    "spoke": spoke,
                    "host": host,
                    "base_url": base_url,
                    "signs_in_by": signs_in_by,
                    "environment": file.environment,
                    "place": connection.place,
                }))?;
            }
            table.row([
                (NAME, &connection.alias),
                (PLAIN, spoke.unwrap_or("?")),
                (PLAIN, host.unwrap_or("?")),
                (DIM, signs_in_by.unwrap_or("none")),
            ]);
        }
        if self.json {
            return Ok(Exit::Done);
        }
        let mut page = Page::default();
        let name = plain(&self.from.connections.display().to_string());
        page.line(format_args!("{TITLE}{name}{TITLE:#}{}", plain(&environment(&file))));
        match table.is_empty() {
            true => page.line("  no connections"),
            false => page.line(table),
        }
        self.paging.show(&page)?;
        Ok(Exit::Done)
    }
}
