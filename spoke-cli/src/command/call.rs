//! `spoke call`: an action, called by name.

mod attempts;
pub(super) mod inputs;
mod items;

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Map, Value, json};
use spoke_runtime::{Error, Preview, Reply};

use self::attempts::Attempts;
use super::shelf;
use crate::failure::{Exit, Failure};
use crate::progress;
use crate::screen::{DIM, GOOD, complain_json, hint, say, say_json, say_json_pretty};
use crate::shape::Shape;

/// Calls an action by name
///
/// The output is written to stdout as JSON; what is known beside it (status, attempts, time) goes to stderr. Nothing is
/// sent where an input does not fit the action.
#[derive(Args, Debug)]
#[command(after_help = inputs::HELP)]
pub(crate) struct Call {
    /// The action: `slack.post_message`, or `post_message` where the connection says whose
    action: String,
    /// The connection's name in the connections file
    #[arg(long, value_name = "ALIAS")]
    on: String,
    /// Inputs: `key=value` or `key:=json`, see below
    #[arg(value_name = "key=value")]
    pairs: Vec<String>,
    /// A JSON object of inputs; `-` reads stdin
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// Where the connections stand
    #[arg(long, value_name = "FILE", default_value = "connections.toml")]
    connections: PathBuf,
    /// The environment, in place of $SPOKE_ENV and of what the file means by itself
    #[arg(long, value_name = "NAME")]
    environment: Option<String>,
    /// Shows the request and its curl command, secrets hidden, and sends nothing
    #[arg(long)]
    preview: bool,
    /// All items of a list, page after page, one JSON value a line
    #[arg(long, conflicts_with = "preview")]
    items: bool,
    /// The most items
    #[arg(long, value_name = "COUNT", requires = "items")]
    limit: Option<u64>,
    /// Goes on where an earlier list stopped, by the token that it left
    #[arg(long, value_name = "TOKEN", requires = "items")]
    resume: Option<String>,
    /// One JSON object on one line: the output with what is known beside it, the preview, or on stderr the error
    #[arg(long)]
    json: bool,
}

impl Call {
    pub(crate) async fn run(self) -> Result<Exit, Failure> {
        let (exit, told) = match self.call().await {
            Ok(Ok(())) => return Ok(Exit::Done),
            Ok(Err(error)) if self.json => (Exit::of(&error), told(&error)),
            Ok(Err(error)) => return Err(error.into()),
            Err(failure) if self.json && !failure.message.is_empty() => {
                (failure.exit, json!({"error": failure.message, "exit_code": failure.exit as u8}))
            }
            Err(failure) => return Err(failure),
        };
        complain_json(&told);
        Ok(exit)
    }

    /// The outer result is the command's own, the inner one the runtime's.
    async fn call(&self) -> Result<Result<(), Error>, Failure> {
        let given = read_input(self.input.as_deref())?;
        let attempts = Attempts::default();
        let opening = || format!("opening the connections of {}", self.connections.display());
        let hub = shelf::hub_in(self.environment.as_deref()).observer(attempts.clone());
        let load = hub.load(&self.connections);
        let hub = match progress::shown(opening, load).await {
            Ok(hub) => hub,
            Err(error) => return Ok(Err(error)),
        };
        let catalog = hub.catalog();
        let schema = shelf::action_on(&hub, &catalog, &self.on, &self.action).map(|it| &it.input_schema);
        let known = schema.map_or_else(Vec::new, |schema| Shape::of(schema).members());
        let inputs = Value::Object(inputs::gather(given, &self.pairs, &known)?);
        let connection = hub.on(&self.on);
        if self.preview {
            return match connection.preview(&self.action, inputs) {
                Ok(preview) => self.show_preview(&preview).map(Ok),
                Err(error) => Ok(Err(error)),
            };
        }
        if self.items {
            return items::list(&connection, self, inputs, &attempts).await;
        }
        let calling = || attempts.told(&self.action, &self.on);
        match progress::shown(calling, connection.reply(&self.action, inputs)).await {
            Ok(reply) => self.show_reply(&reply).map(Ok),
            Err(error) => Ok(Err(error)),
        }
    }

    fn show_preview(&self, preview: &Preview) -> Result<(), Failure> {
        if !self.json {
            say(format_args!("{preview}\n"))?;
            return say(preview.as_curl());
        }
        let headers: Map<_, _> = preview
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into()))
            .collect();
        say_json(&json!({
            "method": preview.method().as_str(),
            "url": preview.url().as_str(),
            "headers": headers,
            "body": preview.body().map(String::from_utf8_lossy),
            "curl": preview.as_curl(),
        }))
    }

    fn show_reply(&self, reply: &Reply<Value>) -> Result<(), Failure> {
        let (status, attempts) = (reply.status(), reply.attempts());
        let milliseconds = reply.elapsed().as_secs_f64() * 1e3;
        if self.json {
            return say_json(&json!({
                "action": self.action,
                "connection": self.on,
                "status": status,
                "attempts": attempts,
                "elapsed_ms": milliseconds,
                "request_id": reply.request_id(),
                "output": reply.output(),
            }));
        }
        let attempts = if attempts == 1 { "1 attempt".to_owned() } else { format!("{attempts} attempts") };
        let request = reply.request_id().map_or(String::new(), |id| format!(", request {id}"));
        hint(format_args!(
            "{GOOD}{status}{GOOD:#} {DIM}from {} on {}, {attempts}, {milliseconds:.1} ms{request}{DIM:#}",
            self.action, self.on
        ));
        say_json_pretty(reply.output())
    }
}

/// An error as an object.
fn told(error: &Error) -> Value {
    json!({
        "error": error.to_string(),
        "kind": error.kind().as_str(),
        "status": error.status(),
        "code": error.code(),
        "message": error.message(),
        "request_id": error.request_id(),
        "attempts": error.attempts(),
        "is_outcome_unknown": error.is_outcome_unknown(),
        "is_retryable": error.is_retryable(),
        "retry_after_s": error.retry_after().map(|wait| wait.as_secs_f64()),
        "exit_code": Exit::of(error) as u8,
    })
}

fn read_input(file: Option<&Path>) -> Result<Map<String, Value>, Failure> {
    let (name, text) = match file {
        None => return Ok(Map::new()),
        Some(file) if file == Path::new("-") => ("stdin".to_owned(), io::read_to_string(io::stdin())),
        Some(file) => (file.display().to_string(), std::fs::read_to_string(file)),
    };
    let text = text.map_err(|error| Failure::usage(format!("{name} cannot be read: {error}")))?;
    match serde_json::from_str(&text) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Failure::usage(format!("{name} holds no JSON object; inputs are one, by name"))),
        Err(error) => Err(Failure::usage(format!("{name} is no JSON: {error}"))),
    }
}
