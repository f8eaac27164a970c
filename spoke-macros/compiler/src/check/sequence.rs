//! The rules of `sequence(..)`.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::model::inputs::Place;
use crate::read::action::RawAction;
use crate::read::sequence::{Sequence, Step, Value};

use super::lookup;

/// What says something of a request has none to speak of.
pub(crate) fn has_no_request(raw: &RawAction, diagnostics: &Diagnostics) {
    let Some(sequence) = &raw.keys.sequence else { return };
    if let Some(method) = &raw.head.method {
        let message = "a `sequence` is made of the calls of other actions, and has no request of its own; write `Spoke -> Output` before it";
        diagnostics.at(method, message);
    }
    let keys = &raw.keys;
    let first = keys.bodies.first().map(|body| (body.key.to_string(), body.key.span()));
    let pairs = |name: &str, pairs: &[crate::read::pairs::Pair]| {
        pairs.first().map(|pair| (name.to_owned(), pair.span))
    };
    let fields = raw.fields.iter().find_map(|field| {
        let placed = field.header.as_ref().or(field.query.as_ref())?;
        Some(("a place on a field".to_owned(), placed.key))
    });
    let others = [
        first,
        pairs("query", &keys.query),
        pairs("header", &keys.headers),
        pairs("base", &keys.base),
        keys.at.as_ref().map(|at| ("at".to_owned(), at.field.span)),
        keys.poll.as_ref().map(|poll| ("poll".to_owned(), poll.word.span())),
        keys.unique.as_ref().map(|unique| ("unique".to_owned(), unique.word.span())),
        keys.probe.as_ref().map(|probe| ("probe".to_owned(), probe.key)),
        keys.timeout.as_ref().map(|timeout| ("timeout".to_owned(), timeout.span())),
        fields,
    ];
    for (what, span) in others.into_iter().flatten() {
        let message = format!(
            "{} speaks of a request, and the action is a sequence of other actions' calls; declare it there",
            if what.contains(' ') { what } else { format!("`{what}`") }
        );
        diagnostics.at_span(span, message);
    }
    if sequence.steps.is_empty() {
        diagnostics.at(&sequence.word, "the sequence has no steps; write `sequence(Other(input = field))`");
    }
}

/// Without a sequence there is a request.
pub(crate) fn or_a_method(raw: &RawAction, diagnostics: &Diagnostics) {
    if let (Some(spoke), None, true, None) =
        (&raw.head.spoke, &raw.head.method, raw.head.is_whole, &raw.keys.sequence)
    {
        let message = "the call is missing: write `Spoke: METHOD \"/path\" -> Output`, or `sequence(..)` where the action is made of others";
        diagnostics.at(spoke, message);
    }
}

/// A name is given once, and never hides a field.
pub(crate) fn names_each_step_once(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(sequence) = &raw.keys.sequence else { return };
    let mut seen = BTreeSet::new();
    for name in sequence.steps.iter().filter_map(|step| step.name.as_ref()) {
        if !seen.insert(&name.text) {
            diagnostics
                .at_span(name.span, format!("two steps are named `{}`; rename one of them", name.text));
        }
        if lowered.shell.inputs.iter().any(|input| input.name == name.text) {
            let message = format!("`{}` is a field already; give the step another name", name.text);
            diagnostics.at_span(name.span, message);
        }
    }
}

/// A piece, and its number, are there where a body is cut.
pub(crate) fn cuts_before_it_counts(raw: &RawAction, diagnostics: &Diagnostics) {
    for step in steps(raw.keys.sequence.as_ref()).filter(|step| step.each.is_none()) {
        for (_, value) in &step.inputs {
            let (word, span) = match value {
                Value::Number(span) => ("number()", *span),
                Value::Piece(span) => ("piece()", *span),
                Value::Constant(_) | Value::Named(..) | Value::Length(_) => continue,
            };
            let message = format!(
                "`{word}` is of a step that is called for each piece of a body; write `for content by part_size` behind the step"
            );
            diagnostics.at_span(span, message);
        }
    }
}

pub(crate) fn fills_each_input_once(raw: &RawAction, diagnostics: &Diagnostics) {
    for step in steps(raw.keys.sequence.as_ref()) {
        let mut seen = BTreeSet::new();
        for (name, _) in &step.inputs {
            if !seen.insert(&name.text) {
                diagnostics
                    .at_span(name.span, format!("input `{}` is given twice; keep one of them", name.text));
            }
        }
    }
}

pub(crate) fn calls_others(raw: &RawAction, diagnostics: &Diagnostics) {
    for step in steps(raw.keys.sequence.as_ref()) {
        if lookup::is_own(raw, &step.action) {
            diagnostics.at(&step.action, "a step names the action itself; name another one");
        }
    }
}

/// Every field is handed on.
pub(crate) fn uses_each_field(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    if raw.keys.sequence.is_none() || lowered.unknown.contains(&None) {
        return;
    }
    for (input, field) in raw.fields.iter().enumerate() {
        let is_used =
            lowered.call.usages.iter().any(|usage| usage.input == input && usage.place == Place::Given);
        if !is_used && !lowered.unknown.contains(&Some(input)) {
            let name = field.name();
            let message = format!("field `{name}` is given to no step; hand it on, or remove it");
            diagnostics.at(&field.ident, message);
        }
    }
}

fn steps(sequence: Option<&Sequence>) -> impl Iterator<Item = &Step> {
    sequence.into_iter().flat_map(|it| it.steps.iter().chain(&it.undo))
}
