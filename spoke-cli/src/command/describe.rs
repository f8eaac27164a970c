//! `spoke describe`: all that is known about an action.

mod example;
mod rows;

use std::fmt::Write;

use clap::Args;
use spoke_runtime::{ActionEntry, FailEntry, SpokeEntry};

use super::shelf;
use crate::failure::{Exit, Failure};
use crate::screen::{DIM, NAME, PLAIN, TITLE, plain, say, say_json};
use crate::shape::Shape;
use crate::table::Table;

/// How long a line of codes may get, in bytes.
const WIDEST: usize = 90;

/// Describes an action: what it does, its inputs and outputs, what repeating it does, what it needs, an example
#[derive(Args, Debug)]
pub(crate) struct Describe {
    /// The action with its spoke: `slack.post_message`
    action: String,
    /// Prints the action's entry in the catalog as one JSON object, with the JSON Schemas of its inputs and output
    #[arg(long)]
    json: bool,
}

impl Describe {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let catalog = shelf::catalog()?;
        let (spoke, action) = shelf::action(&catalog, &self.action)?;
        match self.json {
            true => say_json(action)?,
            false => print(spoke, action)?,
        }
        Ok(Exit::Done)
    }
}

fn print(spoke: &SpokeEntry, action: &ActionEntry) -> Result<(), Failure> {
    say(format_args!("{NAME}{}{NAME:#}", action.name))?;
    if !action.docs.trim().is_empty() {
        say(plain(action.docs.trim()))?;
    }
    if let Some(reason) = action.deprecated {
        say(format_args!("Deprecated{}{}", if reason.is_empty() { "" } else { ": " }, plain(reason)))?;
    }
    section("", &facts(spoke, action))?;
    section("Inputs", &rows::inputs(action))?;
    section("Output", &rows::output(Shape::of(&action.output_schema)))?;
    section("Failures", &failures(&action.fail))?;
    say(format_args!("\n{TITLE}Example{TITLE:#}\n  {}", plain(&example::command(action))))
}

/// A titled table, where there is anything in it.
fn section(title: &str, table: &Table) -> Result<(), Failure> {
    if table.is_empty() {
        return Ok(());
    }
    match title {
        "" => say(format_args!("\n{table}")),
        title => say(format_args!("\n{TITLE}{title}{TITLE:#}\n{table}")),
    }
}

fn facts(spoke: &SpokeEntry, action: &ActionEntry) -> Table {
    let mut table = Table::new(2);
    let mut fact = |name, text: &str| {
        if !text.is_empty() {
            table.row([(DIM, name), (PLAIN, text)]);
        }
    };
    fact("request", &format!("{} {}", action.method, action.path));
    fact("base", spoke.base.as_deref().unwrap_or_default());
    fact("effect", &effect(action));
    fact("scopes", &action.scopes.join(", "));
    fact("sign in", &spoke.auth.iter().map(|way| way.example.as_str()).collect::<Vec<_>>().join("  or  "));
    for (name, value) in &action.headers {
        fact("header", &format!("{name}: {value}"));
    }
    fact("accepts", &numbers("2xx", &action.accept));
    fact("timeout", &action.timeout_ms.map_or(String::new(), |it| format!("{it} ms an attempt")));
    fact("by name", action.typed_only.unwrap_or_default());
    fact("vendor", action.link.unwrap_or_default());
    table
}

fn effect(action: &ActionEntry) -> String {
    let meaning = match action.effect {
        "read" => "changes nothing, is repeated at will",
        "idempotent" => "may be repeated, with the same result",
        "keyed" => "may be repeated, the vendor drops repeats of one key",
        "once" => "never sent again once it may have left",
        _ => "",
    };
    let key = action.idempotency_key.as_ref().map_or(String::new(), |key| format!(" ({key})"));
    format!("{}{key}: {meaning}", action.effect)
}

fn numbers(first: &str, more: &[u16]) -> String {
    match more {
        [] => String::new(),
        more => more.iter().fold(first.to_owned(), |mut text, status| {
            // Writing to a `String` cannot fail.
            let _ = write!(text, ", {status}");
            text
        }),
    }
}

fn failures(fail: &FailEntry) -> Table {
    let mut table = Table::new(2);
    for (name, text) in [
        ("when", &fail.when),
        ("code", &fail.code),
        ("message", &fail.message),
        ("request id", &fail.request_id),
        ("docs", &fail.docs),
        ("partial", &fail.partial),
    ] {
        if let Some(text) = text {
            table.row([(DIM, name), (PLAIN, text)]);
        }
    }
    if !fail.refused.is_empty() {
        let refused: Vec<_> = fail.refused.iter().map(u16::to_string).collect();
        table.row([(DIM, "nothing done"), (PLAIN, &refused.join(", "))]);
    }
    for (kind, codes) in &fail.kinds {
        for (index, line) in lines(codes).iter().enumerate() {
            let kind = if index == 0 { kind } else { "" };
            table.row([(DIM, kind), (PLAIN, line)]);
        }
    }
    table
}

/// The words with commas between, over as many lines as they need.
fn lines(words: &[&str]) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) => {
                line.push(',');
                match line.len() + word.len() < WIDEST {
                    true => line.extend([" ", word]),
                    false => lines.push((*word).to_owned()),
                }
            }
            None => lines.push((*word).to_owned()),
        }
    }
    lines
}
