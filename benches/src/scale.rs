//! How cost grows with size: connections of a hub, calls in flight, items of a list, actions of a crate.

mod actions;
mod calls;
mod connections;
mod pages;
mod part;
mod plot;

use std::path::Path;
use std::process::ExitCode;

use crate::report::{self, Table};

use plot::Plot;

/// What was measured of one series.
struct Series {
    table: Table,
    plot: Plot,
}

/// The names of the series: what follows the word `scale`.
const NAMES: [&str; 4] = ["connections", "calls", "pages", "actions"];

/// Every series, or the one of this name: its table, and its plot beside it.
pub fn tables(only: Option<&str>) -> Option<Vec<Table>> {
    if only.is_some_and(|name| !NAMES.contains(&name)) {
        return None;
    }
    let wanted = NAMES.into_iter().filter(|name| only.is_none_or(|only| only == *name));
    let all = wanted.map(|name| match name {
        "connections" => connections::series(&[1, 10, 100, 1_000, 10_000], 5),
        "calls" => calls::series(&[1, 10, 100, 1_000, 10_000], 5),
        "pages" => pages::series(&[1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]),
        _ => actions::series(&[3, 10, 33, 100, 333, 667]),
    });
    Some(all.map(Series::publish).collect())
}

/// What can be counted exactly and soon: bytes a connection and bytes a call, to a thousand of each.
pub fn counts() -> Vec<Table> {
    let sizes = [1, 10, 100, 1_000];
    vec![connections::series(&sizes, 1).table, calls::series(&sizes, 1).table]
}

/// Measures one size in this process, which the runner has started for it.
pub fn part(words: &[&str]) -> Option<ExitCode> {
    match words {
        ["connections", way, count] => connections::one(way, count.parse().ok()?)?,
        ["calls", limit, count] => calls::one(limit.parse().ok()?, count.parse().ok()?),
        ["pages", items] => pages::one(items.parse().ok()?),
        _ => return None,
    }
    Some(ExitCode::SUCCESS)
}

impl Series {
    fn publish(self) -> Table {
        let Series { table, plot } = self;
        let path = report::folder().join(format!("{}.svg", table.name));
        if let Err(error) = std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))
            .map_err(|error| error.to_string())
            .and_then(|()| plot.draw(&path))
        {
            eprintln!("{}: {error}", path.display());
        }
        table
    }
}

/// What one costs where there are ten times as many, as a share of what one costs here: 1 is linear.
fn growth(each: &[(u64, f64)]) -> Option<f64> {
    let [.., (_, fewer), (_, more)] = each else { return None };
    Some(more / fewer)
}

/// What one more costs at the end of a curve, as a share of what one more costs about the middle; constant costs drop out.
fn growth_of_one(whole: &[(u64, f64)]) -> Option<f64> {
    let one_more = |from: (u64, f64), to: (u64, f64)| (to.1 - from.1) / (to.0 - from.0) as f64;
    let [first, middle @ .., before_last, last] = whole else { return None };
    Some(one_more(*before_last, *last) / one_more(*first, *middle.last()?))
}
