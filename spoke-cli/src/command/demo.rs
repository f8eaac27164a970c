//! `spoke demo`: a major incident over four sandboxes.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::demo::{ACTS, Event, Incident, Stage, play};
use crate::failure::{Exit, Failure};
use crate::screen::say_json;

/// The incident that is shipped.
const SHIPPED: &str = include_str!("../../incident.json");

/// Announces and repairs a major incident in Jira, Slack, GitHub and AWS, on sandboxes that it starts itself
///
/// Five acts: all goes well; GitHub refuses the issue with a 422; Slack answers 200 with `ok: false`; Jira does not
/// answer in time, and nobody knows whether it took the issue; Lambda answers 200 for a function that has failed. The
/// last act needs an incident that names an instance. The exit code is 0 only where all went as scripted, failures
/// included.
#[derive(Args, Debug)]
pub(crate) struct Demo {
    /// An incident as JSON, with at least the texts `number` and `short_description`, and perhaps an `instance` of EC2; `-` reads stdin
    #[arg(long, value_name = "FILE")]
    incident: Option<PathBuf>,
    /// Prints one JSON object a line
    #[arg(long)]
    json: bool,
    /// Leaves the sandboxes running afterwards, until Enter is pressed or stdin ends
    #[arg(long)]
    keep: bool,
}

impl Demo {
    pub(crate) async fn run(self) -> Result<Exit, Failure> {
        let incident = read_incident(self.incident.as_deref())?;
        let stage = Stage::open(&incident).await?;
        let mut show = |event: Event<'_>| if self.json { say_json(&event) } else { event.print() };
        show(Event::Stage {
            jira: stage.jira.url(),
            slack: stage.slack.url(),
            github: stage.github.url(),
            aws: stage.aws.url(),
            connections: stage.connections(),
        })?;

        let mut is_as_scripted = true;
        for (act, number) in ACTS.iter().filter(|act| act.suits(&incident)).zip(1..) {
            is_as_scripted &= play(&stage, number, act, &incident, &mut show).await?;
        }
        show(Event::End { is_as_scripted })?;

        if self.keep {
            show(Event::Kept { connections: stage.connections() })?;
            wait_for_enter().await?;
        }
        Ok(if is_as_scripted { Exit::Done } else { Exit::Failed })
    }
}

fn read_incident(file: Option<&Path>) -> Result<Incident, Failure> {
    let (name, text) = match file {
        None => ("the shipped incident".to_owned(), Ok(SHIPPED.to_owned())),
        Some(file) if file == Path::new("-") => ("stdin".to_owned(), io::read_to_string(io::stdin())),
        Some(file) => (file.display().to_string(), std::fs::read_to_string(file)),
    };
    let text = text.map_err(|error| Failure::usage(format!("{name} cannot be read: {error}")))?;
    Incident::from_json(&text).map_err(|sentence| Failure::usage(format!("{name}: {sentence}")))
}

/// On a thread of its own, so that the sandboxes go on answering.
async fn wait_for_enter() -> Result<(), Failure> {
    let read = tokio::task::spawn_blocking(|| io::stdin().read(&mut [0]));
    read.await.map_err(io::Error::from)??;
    Ok(())
}
