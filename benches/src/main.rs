//! `cargo run --release --manifest-path benches/Cargo.toml -- all`: every table that a document quotes.

mod book;
mod budgets;
mod callgrind;
mod compile;
mod decode;
mod dependencies;
mod layers;
mod pages;
mod report;
mod runtime;
mod scale;

use std::process::ExitCode;

use budgets::Budgets;
use report::Table;

const USAGE: &str = "usage: spoke-benches all | gates | runtime | decode | compile | layers | pages [items] \
                     | scale [connections | calls | pages | actions] | budgets | book";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let tables = match words.as_slice() {
        ["all"] => return hold(&all()),
        // What is exact, and so held by CI.
        ["gates"] => [
            vec![
                layers::table(),
                decode::counts(),
                runtime::counts(),
                compile::counts(),
                dependencies::table(),
            ],
            scale::counts(),
        ]
        .concat(),
        ["runtime"] => vec![runtime::table()],
        ["runtime-counts"] => vec![runtime::counts()],
        ["decode"] => vec![decode::table()],
        ["compile"] => vec![compile::table(), dependencies::table()],
        ["compile-counts"] => vec![compile::counts(), dependencies::table()],
        ["layers"] => vec![layers::table()],
        ["pages"] => vec![pages::table(pages::ITEMS)],
        ["pages", items] => match items.parse() {
            Ok(items) => vec![pages::table(items)],
            Err(_) => return usage(),
        },
        // The processes that the tables start.
        ["serve"] => return runtime::server::serve(),
        ["drive", plan @ ..] => match spoke_bench_stand::Plan::read(plan) {
            Some(plan) => return runtime::drive(&plan),
            None => return usage(),
        },
        ["decode-loop", how, what, times] => match (decode::named(how, what), times.parse()) {
            (Some((how, what)), Ok(times)) => return decode::repeat(how, what, times),
            _ => return usage(),
        },
        ["book"] => return said(book::write()),
        // Nothing is measured: what was reported last is held against the budgets as they are now.
        ["budgets"] => {
            return hold(&book::TABLES.iter().filter_map(|name| Table::reported(name)).collect::<Vec<_>>());
        }
        ["scale", only @ ..] if only.len() < 2 => match scale::tables(only.first().copied()) {
            Some(tables) => tables,
            None => return usage(),
        },
        ["scale-counts"] => scale::counts(),
        // What the curves are made of, each point in a process of its own.
        ["scale-part", words @ ..] => return scale::part(words).unwrap_or_else(usage),
        ["layers-loop", which, calls] => match (layers::Layers::named(which), calls.parse()) {
            (Some(layers), Ok(calls)) => return layers::repeat(layers, calls),
            _ => return usage(),
        },
        _ => return usage(),
    };
    conclude(&tables)
}

/// Every table, published as soon as it is there; the times first, before the machine is warm from building.
fn all() -> Vec<Table> {
    let parts: [fn() -> Vec<Table>; 6] = [
        || vec![runtime::table()],
        || vec![decode::table(), layers::table()],
        || vec![compile::table(), dependencies::table()],
        || {
            scale::tables(Some("connections"))
                .into_iter()
                .chain(scale::tables(Some("calls")))
                .flatten()
                .collect()
        },
        || scale::tables(Some("pages")).into_iter().chain(scale::tables(Some("actions"))).flatten().collect(),
        || vec![pages::table(pages::ITEMS)],
    ];
    let measured = parts.into_iter().flat_map(|part| part()).inspect(Table::publish);
    measured.collect()
}

/// Publishes the tables and holds the budgets against them.
fn conclude(tables: &[Table]) -> ExitCode {
    tables.iter().for_each(Table::publish);
    hold(tables)
}

/// Holds the budgets against the figures of the tables, or records those.
fn hold(tables: &[Table]) -> ExitCode {
    if std::env::var_os("SPOKE_ACCEPT").is_some()
        && let Err(error) = Budgets::record(tables)
    {
        return said(Err(error));
    }
    let budgets = match Budgets::load() {
        Ok(budgets) => budgets,
        Err(error) => return said(Err(error)),
    };
    budgets.table(tables).publish();
    let broken = budgets.broken(tables);
    for fault in &broken {
        eprintln!("over budget: {fault}");
    }
    if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn said(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
