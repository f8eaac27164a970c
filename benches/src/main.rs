//! `cargo run --release --manifest-path benches/Cargo.toml -- all`: every table that a document quotes.

mod counting;
mod layers;
mod pages;

use std::process::ExitCode;

const USAGE: &str = "usage: spoke-benches all | layers | pages [items]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let is_met = match words.as_slice() {
        ["all"] => [layers::run(), pages::run(pages::ITEMS)].iter().all(|is_met| *is_met),
        ["layers"] => layers::run(),
        ["pages"] => pages::run(pages::ITEMS),
        ["pages", items] => match items.parse() {
            Ok(items) => pages::run(items),
            Err(_) => return usage(),
        },
        // What callgrind runs.
        ["layers-loop", which, calls] => match (layers::Layers::named(which), calls.parse()) {
            (Some(layers), Ok(calls)) => return layers::repeat(layers, calls),
            _ => return usage(),
        },
        _ => return usage(),
    };
    if is_met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
