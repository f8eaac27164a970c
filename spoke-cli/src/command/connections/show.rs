//! `spoke connections show`: one connection, and where each of its values comes from.

use std::time::Duration;

use clap::Args;
use serde_json::{Value, json};
use spoke_runtime::auth::Facts;
use spoke_runtime::{Catalog, DescribedConnection, DescribedFile, Error, defaults};

use super::{From, environment, find};
use crate::command::shelf;
use crate::failure::{Exit, Failure};
use crate::paging::{Page, Paging};
use crate::progress;
use crate::screen::{BAD, DIM, NAME, PLAIN, TITLE, plain, say_json, styled};
use crate::table::Table;

/// Shows a connection: each value with its place, secrets by their sources
///
/// A secret itself is never shown, nor what might be one.
#[derive(Args, Debug)]
pub(crate) struct Show {
    /// The connection's name
    alias: String,
    #[command(flatten)]
    from: From,
    /// Fetches a token where it takes one, to know what it may do and for how long it is good
    #[arg(long)]
    sign_in: bool,
    /// Prints one JSON object on one line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    paging: Paging,
}

/// A line of what is shown: key, value, where it comes from.
type Row = (String, String, String);

impl Show {
    pub(super) async fn run(&self) -> Result<Exit, Failure> {
        let file = self.from.described()?;
        let connection = find(&file, &self.alias)?;
        let catalog = shelf::catalog()?;
        let mut rows: Vec<Row> = connection
            .values
            .iter()
            .map(|value| (value.key.clone(), value.shown.to_string(), value.place.clone()))
            .collect();
        rows.extend(defaults(connection, &catalog));
        rows.sort();
        let facts = self.facts().await;
        match self.json {
            true => print_json(&file, connection, &rows, &facts)?,
            false => self.paging.show(&page(&file, connection, &rows, &facts))?,
        }
        Ok(Exit::Done)
    }

    /// What is known of the credential; a file that cannot be opened here is shown all the same.
    async fn facts(&self) -> Result<Facts, Error> {
        let hub = self.from.hub().open_later().load(&self.from.connections).await?;
        match self.sign_in {
            false => hub.facts(&self.alias),
            true => {
                progress::shown(|| format!("signing in for {}", self.alias), hub.sign_in(&self.alias)).await
            }
        }
    }
}

/// What counts where the file says nothing.
fn defaults(connection: &DescribedConnection, catalog: &Catalog) -> Vec<Row> {
    let spoke = connection.text("spoke").and_then(|name| catalog.spoke(name));
    let base = spoke.and_then(|spoke| spoke.base.clone());
    let own = |key: &str| {
        let group = key.split('.').next().unwrap_or(key);
        connection.values.iter().any(|it| it.key == key || (group != key && it.key == group))
    };
    let of_spoke = "by its spoke";
    let of_runtime = "by default";
    [
        ("base_url", base, of_spoke),
        ("max_body", Some(format!("{} bytes", defaults::MAX_BODY)), of_runtime),
        ("retry.attempts", Some(defaults::ATTEMPTS.to_string()), of_runtime),
        ("retry.budget", Some(defaults::RETRY_BUDGET.to_string()), of_runtime),
        (
            "timeout.attempt",
            Some(format!("{:?}", defaults::ATTEMPT_TIMEOUT)),
            "by default, unless its spoke says",
        ),
    ]
    .into_iter()
    .filter(|(key, ..)| !own(key))
    .filter_map(|(key, value, place)| Some((key.to_owned(), value?, place.to_owned())))
    .collect()
}

fn page(
    file: &DescribedFile,
    connection: &DescribedConnection,
    rows: &[Row],
    facts: &Result<Facts, Error>,
) -> Page {
    let mut page = Page::default();
    let alias = plain(&connection.alias);
    let rest = plain(&format!("{} ({})", environment(file), connection.place));
    page.line(format_args!("{TITLE}{alias}{TITLE:#}{rest}"));
    let mut table = Table::new(2);
    for (key, value, place) in rows {
        table.row([(NAME, key), (PLAIN, value), (DIM, place)]);
    }
    page.line(table);
    page.line("");
    match facts {
        Ok(facts) => {
            let may = facts.scopes.as_ref().map_or_else(|| "not known".to_owned(), |all| all.join(", "));
            let good = facts
                .expires_in
                .map_or_else(|| "not known".to_owned(), |left| format!("{} s", left.as_secs()));
            let mut table = Table::new(2);
            table.row([(NAME, "may"), (PLAIN, &may)]);
            table.row([(NAME, "good for"), (PLAIN, &good)]);
            page.line(table);
        }
        Err(error) => {
            page.line(format_args!("  {} {}", styled(BAD, "cannot be opened:"), plain(&error.to_string())))
        }
    }
    page
}

fn print_json(
    file: &DescribedFile,
    connection: &DescribedConnection,
    rows: &[Row],
    facts: &Result<Facts, Error>,
) -> Result<(), Failure> {
    let values: Vec<Value> =
        rows.iter().map(|(key, value, place)| json!({"key": key, "value": value, "place": place})).collect();
    let known = facts.as_ref().ok();
    say_json(&json!({
        "alias": connection.alias,
        "environment": file.environment,
        "place": connection.place,
        "values": values,
        "scopes": known.and_then(|facts| facts.scopes.clone()),
        "expires_in_s": known.and_then(|facts| facts.expires_in).map(|left: Duration| left.as_secs()),
        "error": facts.as_ref().err().map(ToString::to_string),
    }))
}
