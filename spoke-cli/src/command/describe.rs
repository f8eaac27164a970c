//! `spoke describe`: all that is known about an action.

mod example;
mod rows;

use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde_json::json;
use spoke_runtime::{ActionEntry, FailEntry, SpokeEntry};

use super::shelf;
use crate::failure::{Exit, Failure};
use crate::paging::{Page, Paging};
use crate::screen::{DIM, NAME, PLAIN, TITLE, plain, say_json, say_json_pretty};
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
    /// Prints the JSON Schemas (2020-12) of its inputs and output as one JSON object, or one of the two alone
    #[arg(
        long,
        value_name = "PART",
        value_enum,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "both",
        conflicts_with = "json"
    )]
    json_schema: Option<Part>,
    #[command(flatten)]
    paging: Paging,
}

/// What a schema is wanted of.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Part {
    /// An object with `input_schema` and `output_schema`
    Both,
    /// The schema of the inputs by name
    Input,
    /// The schema of the output
    Output,
}

impl Describe {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let catalog = shelf::catalog()?;
        let (spoke, action) = shelf::action(&catalog, &self.action)?;
        match self.json_schema {
            None if self.json => say_json(action)?,
            None => {
                let mut page = Page::default();
                write(spoke, action, &mut page);
                self.paging.show(&page)?;
            }
            Some(Part::Both) => say_json_pretty(&json!({
                "input_schema": action.input_schema,
                "output_schema": action.output_schema,
            }))?,
            Some(Part::Input) => say_json_pretty(&action.input_schema)?,
            Some(Part::Output) => say_json_pretty(&action.output_schema)?,
        }
        Ok(Exit::Done)
    }
}

fn write(spoke: &SpokeEntry, action: &ActionEntry, page: &mut Page) {
    page.line(format_args!("{NAME}{}{NAME:#}", action.name));
    if !action.docs.trim().is_empty() {
        page.line(plain(action.docs.trim()));
    }
    if let (Some(why), None) = (action.preview, action.deprecated) {
        page.line(format_args!("Preview: {}", plain(why)));
    }
    if let Some(reason) = action.deprecated {
        page.line(format_args!("Deprecated{}{}", if reason.is_empty() { "" } else { ": " }, plain(reason)));
    }
    section(page, "", &facts(spoke, action));
    section(page, "Inputs", &rows::inputs(action));
    section(page, "Output", &rows::output(Shape::of(&action.output_schema)));
    section(page, "Failures", &failures(&action.fail));
    page.line(format_args!("\n{TITLE}Example{TITLE:#}\n  {}", plain(&example::command(action))));
}

/// A titled table, where there is anything in it.
fn section(page: &mut Page, title: &str, table: &Table) {
    match title {
        _ if table.is_empty() => {}
        "" => page.line(format_args!("\n{table}")),
        title => page.line(format_args!("\n{TITLE}{title}{TITLE:#}\n{table}")),
    }
}

fn facts(spoke: &SpokeEntry, action: &ActionEntry) -> Table {
    let mut table = Table::new(2);
    let mut fact = |name, text: &str| {
        if !text.is_empty() {
            table.row([(DIM, name), (PLAIN, text)]);
        }
    };
    fact("area", action.area.unwrap_or_default());
    fact("request", &format!("{} {}", action.method, action.path));
    fact("base", spoke.base.as_deref().unwrap_or_default());
    fact("effect", &effect(action));
    fact("scopes", &action.scopes.join(", "));
    fact("sign in", &spoke.auth.iter().map(|way| way.example.as_str()).collect::<Vec<_>>().join("  or  "));
    for (name, value) in &action.headers {
        fact("header", &format!("{name}: {value}"));
    }
    fact("accepts", &numbers("2xx", &action.accept));
    fact("limit", &action.limits.join("; "));
    fact("pages", action.pages.as_deref().unwrap_or_default());
    fact("waits", action.poll.as_deref().unwrap_or_default());
    fact("looks first", action.unique.as_deref().unwrap_or_default());
    fact("looks after", action.probe.as_deref().unwrap_or_default());
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
    for (kind, condition) in &fail.sorts {
        table.row([(DIM, kind), (PLAIN, condition)]);
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
