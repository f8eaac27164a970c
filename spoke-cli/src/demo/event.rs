//! What the demo shows, as it happens: a line for people, or an object for machines.

use std::path::PathBuf;

use serde::Serialize;

use super::incident::State;
use super::journal::{Ending, Finished};
use crate::failure::Failure;
use crate::screen::{BAD, DIM, EXPECTED, GOOD, NAME, TITLE, hint, plain, say, styled};

/// What the demo shows.
#[derive(Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event<'a> {
    /// The sandboxes are there.
    Stage {
        /// Where Jira's listens.
        jira: &'a str,
        /// Where Slack's listens.
        slack: &'a str,
        /// Where GitHub's listens.
        github: &'a str,
        /// Where AWS's listens.
        aws: &'a str,
        /// The file that leads to them.
        connections: PathBuf,
    },
    /// An act begins.
    Act {
        /// Which one, from one.
        number: usize,
        /// What happens in it.
        title: &'a str,
    },
    /// A call is over.
    Call(&'a Finished),
    /// The flow keeps what the call before gave.
    Output {
        /// What it is.
        name: &'a str,
        /// The text.
        value: &'a str,
    },
    /// The flow says something to people.
    Note {
        /// What it says.
        text: &'a str,
    },
    /// An act is over.
    Outcome {
        /// The incident's number.
        incident: &'a str,
        /// Where it stands.
        state: State,
        /// Whether all happened that the script says, and nothing else.
        is_as_scripted: bool,
    },
    /// All acts are over.
    End {
        /// Whether all acts went as scripted.
        is_as_scripted: bool,
    },
    /// The sandboxes stay.
    Kept {
        /// The file that leads to them.
        connections: PathBuf,
    },
}

impl Event<'_> {
    /// The line for people.
    ///
    /// # Errors
    /// Where stdout is closed.
    pub fn print(&self) -> Result<(), Failure> {
        match self {
            Event::Stage { jira, slack, github, aws, connections } => {
                say(format_args!("{TITLE}Sandboxes{TITLE:#}"))?;
                for (name, url) in [("jira", jira), ("slack", slack), ("github", github), ("aws", aws)] {
                    say(format_args!("  {NAME}{name:<8}{NAME:#}{url}"))?;
                }
                say(format_args!("  {DIM}connections in {}{DIM:#}", connections.display()))
            }
            Event::Act { number, title } => say(format_args!("\n{TITLE}Act {number}: {title}{TITLE:#}")),
            Event::Call(call) => print_call(call),
            Event::Output { name, value } => say(format_args!("      {DIM}{name}{DIM:#} = {}", plain(value))),
            Event::Note { text } => say(format_args!("      {}", plain(text).replace('\n', "\n      "))),
            Event::Outcome { incident, state, is_as_scripted } => {
                let verdict = match is_as_scripted {
                    true => styled(GOOD, "as scripted"),
                    false => styled(BAD, "not as scripted"),
                };
                say(format_args!("  {} is {TITLE}{state}{TITLE:#}: {verdict}", plain(incident)))
            }
            Event::End { is_as_scripted: true } => {
                say(format_args!("\n{GOOD}All acts went as scripted, failures included.{GOOD:#}"))
            }
            Event::End { is_as_scripted: false } => {
                hint(format_args!("\n{BAD}The demo left its script.{BAD:#}"));
                Ok(())
            }
            Event::Kept { connections } => {
                let file = connections.display();
                say(format_args!(
                    "\nThe sandboxes stay until you press Enter. In another terminal:\n  \
                     spoke call slack.post_message --connections {file} --on slack channel=#general text=hello"
                ))
            }
        }
    }
}

/// One line: the flow says in its own words what went wrong.
fn print_call(call: &Finished) -> Result<(), Failure> {
    let Finished { action, connection, ending, status, attempts, elapsed, kind, code, error: _ } = call;
    let (style, ending) = match ending {
        Ending::Good => (GOOD, "good"),
        Ending::Failed => (EXPECTED, "failed"),
        Ending::Unknown => (EXPECTED, "unknown"),
    };
    let status = status.map_or("-".to_owned(), |status| status.to_string());
    let attempts = if *attempts == 1 { "1 attempt ".to_owned() } else { format!("{attempts} attempts") };
    let milliseconds = elapsed.as_secs_f64() * 1e3;
    let reason = match code.as_deref().or(*kind) {
        None => String::new(),
        Some(reason) => styled(style, format_args!("  {}", plain(reason))),
    };
    say(format_args!(
        "  {NAME}{action:<26}{NAME:#} on {connection:<11}{status:>3}  {style}{ending:<8}{style:#}{attempts}\
         {DIM}{milliseconds:>8.1} ms{DIM:#}{reason}"
    ))
}
