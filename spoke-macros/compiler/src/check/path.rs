//! The rules of a path.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::model::inputs::{Place, Site};
use crate::model::template::Part;
use crate::read::action::RawAction;
use crate::template::target::path_flaw;
use crate::template::text::{SlotKind, pieces};

pub(crate) fn is_written(raw: &RawAction, diagnostics: &Diagnostics) {
    if let (None, Some(method), None) = (&raw.head.path, &raw.head.method, &raw.keys.at) {
        diagnostics.at(method, "the path is missing behind the method; write `METHOD \"/path\"`");
    }
}

pub(crate) fn begins_with_a_slash(raw: &RawAction, diagnostics: &Diagnostics) {
    let Some(path) = &raw.head.path else { return };
    let value = path.value.as_str();
    if value.split(['?', '{']).next().is_some_and(|start| start.contains("://")) {
        let message = "the path holds a scheme: the base URL belongs to the connection, and to `base` of the spoke; write the path alone, `/tickets`";
        diagnostics.at(&path.token, message);
    } else if value.starts_with("//") {
        diagnostics.at(&path.token, "the path begins with two slashes, which would name a host; write one");
    } else if !value.starts_with('/') {
        diagnostics.at(&path.token, format!("the path begins with no slash; write `/{value}`"));
    }
}

pub(crate) fn can_be_sent(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(path) = &raw.head.path else { return };
    if path.value.split(['?', '{']).next().is_some_and(|start| start.contains("://")) {
        return;
    }
    if let Some(flaw) = constants(lowered).find_map(path_flaw) {
        diagnostics.at(&path.token, flaw);
    }
}

pub(crate) fn has_no_dot_segments(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(path) = &raw.head.path else { return };
    let shown: String = lowered
        .call
        .target
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Field(_) | Part::Greedy(_) | Part::Setting(_) => "{}",
        })
        .collect();
    if let Some(dots) = shown.split('/').find(|segment| ["..", "."].contains(segment)) {
        let message = format!(
            "the path holds the segment `{dots}`, which would change where the request goes; write the path without it"
        );
        diagnostics.at(&path.token, message);
    }
}

pub(crate) fn names_each_slot_once(lowered: &Lowered, diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    for usage in lowered.call.usages.iter().filter(|usage| usage.place == Place::Path) {
        if !seen.insert(usage.input) {
            let name = lowered.shell.inputs.get(usage.input).map_or("", |input| &input.name);
            let message = format!("slot `{{{name}}}` stands twice in the path; keep one of them");
            usage.site.report(message, diagnostics);
        }
    }
}

pub(crate) fn ends_with_its_greedy_slot(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(text) = &raw.head.path else { return };
    let greedy = lowered.call.target.iter().position(|part| matches!(part, Part::Greedy(_)));
    if greedy.is_none_or(|at| at + 1 == lowered.call.target.len()) {
        return;
    }
    let pieces = pieces(&text.value).unwrap_or_default();
    let slot =
        pieces.iter().filter_map(|piece| piece.slot()).find(|slot| matches!(slot.kind, SlotKind::Greedy(_)));
    if let Some(slot) = slot {
        let name = slot.kind.field().unwrap_or_default();
        let message = format!(
            "slot `{{{name}:+}}` takes the rest of the path, and the path goes on; write `{{{name}}}`, or move it to the end"
        );
        Site::of_slot(text, slot).report(message, diagnostics);
    }
}

fn constants(lowered: &Lowered) -> impl Iterator<Item = &str> {
    lowered.call.target.iter().filter_map(|part| match part {
        Part::Text(text) => Some(text.as_str()),
        Part::Field(_) | Part::Greedy(_) | Part::Setting(_) => None,
    })
}
