//! `spoke choices`: what an input of an action may be, asked of the vendor.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};
use spoke_runtime::Choice;

use super::call::inputs;
use super::shelf;
use crate::failure::{Exit, Failure};
use crate::progress;
use crate::screen::{NAME, PLAIN, hint, say, say_json};
use crate::shape::Shape;
use crate::table::Table;

/// Lists what an input may be, as the action's declaration says who knows
///
/// Another action is asked, with the inputs that it takes; `spoke describe ACTION` shows which. Nothing is changed.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Choices {
    /// The action: `jira.transition_issue`, or `transition_issue` where the connection says whose
    action: String,
    /// Its input whose choices are wanted
    input: String,
    /// The connection's name in the connections file
    #[arg(long, value_name = "ALIAS")]
    on: String,
    /// The inputs by which they are listed: `key=value` or `key:=json`, as for `spoke call`
    #[arg(value_name = "key=value")]
    pairs: Vec<String>,
    /// Where the connections stand
    #[arg(long, value_name = "FILE", default_value = "connections.toml")]
    connections: PathBuf,
    /// The environment, in place of $SPOKE_ENV and of what the file means by itself
    #[arg(long, value_name = "NAME")]
    environment: Option<String>,
    /// One JSON object a line: value and label
    #[arg(long)]
    json: bool,
}

const EXAMPLE: &str = "\
Example:
  spoke choices jira.transition_issue transition --on jira issue=OPS-1";

impl Choices {
    pub(crate) async fn run(self) -> Result<Exit, Failure> {
        let opening = || format!("opening the connections of {}", self.connections.display());
        let load = shelf::hub_in(self.environment.as_deref()).load(&self.connections);
        let hub = progress::shown(opening, load).await?;
        let catalog = hub.catalog();
        let schema = shelf::action_on(&hub, &catalog, &self.on, &self.action).map(|it| &it.input_schema);
        let known = schema.map_or_else(Vec::new, |schema| Shape::of(schema).members());
        let inputs = Value::Object(inputs::gather(Map::new(), &self.pairs, &known)?);
        let asking = || format!("asking for the choices of {} on {}", self.input, self.on);
        let asked = hub.on(&self.on).choices(&self.action, &self.input, inputs);
        let choices = progress::shown(asking, asked).await?;
        self.show(&choices)?;
        Ok(Exit::Done)
    }

    fn show(&self, choices: &[Choice]) -> Result<(), Failure> {
        if self.json {
            return choices
                .iter()
                .try_for_each(|choice| say_json(&json!({"value": choice.value, "label": choice.label})));
        }
        if choices.is_empty() {
            hint("there are no choices");
            return Ok(());
        }
        let mut table = Table::new(0);
        for Choice { value, label, .. } in choices {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let label = if *label == value { "" } else { label };
            table.row([(NAME, &value), (PLAIN, label)]);
        }
        say(table)
    }
}
