//! Limits, pages, long-running operations and look-ups in the words of the declaration.

use crate::limit::Limit;
use crate::lookup::Lookup;
use crate::operation::Operation;
use crate::pages::Pages;
use crate::poll::{Ask, Outcome, Poll};

use super::fail::{condition, source};
use super::merge::input_name;

/// The spoke's limits, then the action's.
pub(super) fn limits(operation: &Operation, spoke: &[Limit]) -> Vec<String> {
    let own = operation.limits.iter().map(|limit| match limit.by {
        None => limit.to_string(),
        Some(input) => format!("{limit} by {}", input_name(operation, input)),
    });
    spoke.iter().map(|limit| format!("{limit} for all actions together")).chain(own).collect()
}

/// `cursor = response_metadata.next_cursor => cursor`
pub(super) fn pages(operation: &Operation) -> Option<String> {
    let Pages { style, from, into, more, total, items: _ } = operation.pages?;
    let mut text = style.name().to_owned();
    if let Some(from) = from {
        text.push_str(&format!(" = {}", source(*from)));
    }
    if let Some(input) = into {
        text.push_str(&format!(" => {}", input_name(operation, *input)));
    }
    for (name, found) in [("more", more), ("total", total)] {
        if let Some(found) = found {
            text.push_str(&format!(", {name} = {}", source(*found)));
        }
    }
    Some(text)
}

/// `url = header("location"), until = status == "done", every = 2 s`
pub(super) fn poll(operation: &Operation) -> Option<String> {
    let Poll { ask, until, failed, result, every } = operation.poll?;
    let mut pieces = Vec::new();
    match ask {
        Ask::Again => pieces.push("asks itself again".to_owned()),
        Ask::Url(found) => pieces.push(format!("url = {}", source(*found))),
        Ask::Other(other, _) => pieces.push(format!("ask = {}", other.name)),
    }
    for (name, when) in [("until", until), ("failed", failed)] {
        if let Some(when) = when {
            pieces.push(format!("{name} = {}", condition(when)));
        }
    }
    match result {
        Outcome::Last => {}
        Outcome::Start => pieces.push("result = start".to_owned()),
        Outcome::Url(found) => pieces.push(format!("result = {}", source(*found))),
    }
    pieces.push(format!("every = {every:?}"));
    Some(pieces.join(", "))
}

/// The name of the action that looks up, and the inputs by which it does where it is not all that both have.
pub(super) fn lookup(lookup: Option<&Lookup>) -> Option<String> {
    let lookup = lookup?;
    let name = lookup.operation.name;
    Some(if lookup.by.is_empty() { name.to_owned() } else { format!("{name} by {}", lookup.by.join(", ")) })
}
