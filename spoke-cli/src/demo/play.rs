//! Plays one act: prepares its trouble, runs the flow, compares what happened with the script.

use super::acts::Act;
use super::event::Event;
use super::flow;
use super::incident::Incident;
use super::journal::Entry;
use super::stage::Stage;
use crate::failure::Failure;

/// Plays an act with a fresh copy of `incident`, shows each entry, and says whether all went as scripted.
///
/// # Errors
/// Where the stage is broken or `show` fails. A flow that fails is no error here, it is off its script.
pub async fn play(
    stage: &Stage,
    number: usize,
    act: &Act,
    incident: &Incident,
    show: &mut impl FnMut(Event<'_>) -> Result<(), Failure>,
) -> Result<bool, Failure> {
    show(Event::Act { number, title: act.title })?;
    let desk = stage.desk(act.jira)?;
    let mut incident = Incident { journal: stage.journal.clone(), ..incident.clone() };

    let trouble = stage.prepare(act.trouble);
    let ended = flow::handle(&desk, &mut incident).await;
    drop(trouble);

    let entries = stage.journal.take();
    let mut calls = Vec::new();
    for entry in &entries {
        match entry {
            Entry::Call(call) => {
                calls.push((call.action.as_str(), call.ending));
                show(Event::Call(call))?;
            }
            Entry::Output { name, value } => show(Event::Output { name, value })?,
            Entry::Note(text) => show(Event::Note { text })?,
        }
    }
    if let Err(error) = &ended {
        show(Event::Note { text: &format!("the flow gave up: {error}") })?;
    }
    if let Some(aside) = stage.aside(act.trouble) {
        show(Event::Note { text: &aside })?;
    }
    let is_as_scripted =
        ended.is_ok() && calls == act.calls_for(&incident) && incident.state == act.state_for(&incident);
    show(Event::Outcome { incident: &incident.number, state: incident.state, is_as_scripted })?;
    Ok(is_as_scripted)
}
