//! `spoke connections diff`: what two environments of a file have otherwise.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};
use spoke_runtime::{DescribedConnection, DescribedFile, DescribedValue};

use crate::command::shelf;
use crate::failure::{Exit, Failure};
use crate::paging::{Page, Paging};
use crate::screen::{DIM, EXPECTED, NAME, PLAIN, TITLE, plain, say_json};
use crate::table::Table;

/// Compares two environments: what one lacks, and what differs
///
/// Secrets are compared by their sources; what might be a secret is said to differ, and not shown.
#[derive(Args, Debug)]
pub(crate) struct Diff {
    /// An environment: `dev`
    left: String,
    /// Another one: `prod`
    right: String,
    /// Where the connections stand
    #[arg(long, value_name = "FILE", default_value = "connections.toml")]
    connections: PathBuf,
    /// Only what one has and the other lacks; where there is any, the exit code is 1
    #[arg(long)]
    lacking: bool,
    /// Prints one JSON object a line, one for each difference
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    paging: Paging,
}

/// Where two environments differ: a key, or the whole connection where it is `None`.
struct Difference<'a> {
    alias: &'a str,
    key: Option<&'a str>,
    left: Option<(String, &'a str)>,
    right: Option<(String, &'a str)>,
}

impl Diff {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let (left, right) = (self.described(&self.left)?, self.described(&self.right)?);
        let mut differences = differences(&left, &right);
        if self.lacking {
            differences.retain(|it| it.left.is_none() || it.right.is_none());
        }
        match self.json {
            true => differences.iter().try_for_each(|it| say_json(&self.told(it)))?,
            false => self.paging.show(&self.page(&differences))?,
        }
        Ok(if self.lacking && !differences.is_empty() { Exit::Failed } else { Exit::Done })
    }

    fn described(&self, environment: &str) -> Result<DescribedFile, Failure> {
        Ok(shelf::hub_in(Some(environment)).describe(&self.connections)?)
    }

    fn told(&self, difference: &Difference<'_>) -> Value {
        let Difference { alias, key, left, right } = difference;
        let side = |environment: &str, side: &Option<(String, &str)>| {
            side.as_ref()
                .map(|(shown, place)| json!({"environment": environment, "value": shown, "place": place}))
        };
        json!({"alias": alias, "key": key, "left": side(&self.left, left), "right": side(&self.right, right)})
    }

    fn page(&self, differences: &[Difference<'_>]) -> Page {
        let mut page = Page::default();
        if differences.is_empty() {
            let what = if self.lacking { "neither lacks anything" } else { "nothing differs" };
            page.line(format_args!("{what} between {} and {}", plain(&self.left), plain(&self.right)));
            return page;
        }
        let aliases: BTreeSet<&str> = differences.iter().map(|it| it.alias).collect();
        for (index, alias) in aliases.into_iter().enumerate() {
            if index > 0 {
                page.line("");
            }
            page.line(format_args!("{TITLE}{}{TITLE:#}", plain(alias)));
            let mut table = Table::new(2);
            for it in differences.iter().filter(|it| it.alias == alias) {
                let key = it.key.unwrap_or("the whole connection");
                for (environment, side) in [(&self.left, &it.left), (&self.right, &it.right)] {
                    let (style, shown, place) = match side {
                        Some((shown, place)) => (PLAIN, shown.as_str(), *place),
                        None => (EXPECTED, "lacks it", ""),
                    };
                    let key = if std::ptr::eq(environment, &self.left) { key } else { "" };
                    table.row([(NAME, key), (DIM, environment), (style, shown), (DIM, place)]);
                }
            }
            page.line(table);
        }
        page
    }
}

/// What differs, by alias and key.
fn differences<'a>(left: &'a DescribedFile, right: &'a DescribedFile) -> Vec<Difference<'a>> {
    let aliases: BTreeSet<&str> =
        left.connections.iter().chain(&right.connections).map(|it| it.alias.as_str()).collect();
    let mut differences = Vec::new();
    for alias in aliases {
        match (left.connection(alias), right.connection(alias)) {
            (Some(left), Some(right)) => differences.extend(in_both(alias, left, right)),
            (left, right) => differences.push(Difference {
                alias,
                key: None,
                left: left.map(whole),
                right: right.map(whole),
            }),
        }
    }
    differences
}

fn in_both<'a>(
    alias: &'a str,
    left: &'a DescribedConnection,
    right: &'a DescribedConnection,
) -> Vec<Difference<'a>> {
    let keys: BTreeSet<&str> = left.values.iter().chain(&right.values).map(|it| it.key.as_str()).collect();
    let differing = keys.into_iter().filter_map(|key| {
        let (left, right) = (left.value(key), right.value(key));
        let is_same = left.zip(right).is_some_and(|(left, right)| left.is_same_as(right));
        (!is_same).then(|| Difference {
            alias,
            key: Some(key),
            left: left.map(shown),
            right: right.map(shown),
        })
    });
    differing.collect()
}

fn shown(value: &DescribedValue) -> (String, &str) {
    (value.shown.to_string(), &value.place)
}

fn whole(connection: &DescribedConnection) -> (String, &str) {
    (connection.text("spoke").unwrap_or("?").to_owned(), &connection.place)
}
