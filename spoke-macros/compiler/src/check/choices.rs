//! The rules of `choices` and `labels`.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::read::action::RawAction;
use crate::read::fields::RawField;
use crate::read::path::{Path, Step, StepKind};

use super::lookup::is_own;

pub(crate) fn choices(raw: &RawAction, diagnostics: &Diagnostics) {
    for field in &raw.fields {
        asks_another(raw, field, diagnostics);
        gives_each_input_once(field, diagnostics);
        gives_what_is_known_before(field, diagnostics);
        lists_values(field, diagnostics);
        names_labels_of_the_same_list(field, diagnostics);
    }
}

fn asks_another(raw: &RawAction, field: &RawField, diagnostics: &Diagnostics) {
    let Some(choices) = &field.choices else { return };
    if is_own(raw, &choices.action) {
        let message = "`choices` names the action itself, which is called once its inputs are known; name one that lists them";
        diagnostics.at(&choices.action, message);
    }
}

fn gives_each_input_once(field: &RawField, diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    for (name, _) in field.choices.iter().flat_map(|choices| &choices.inputs) {
        if !seen.insert(&name.text) {
            diagnostics.at_span(name.span, format!("`{}` is given twice; keep one of them", name.text));
        }
    }
}

fn gives_what_is_known_before(field: &RawField, diagnostics: &Diagnostics) {
    for (_, given) in field.choices.iter().flat_map(|choices| &choices.inputs) {
        if given.text == field.name() {
            let message =
                format!("`{}` is what is chosen, and not known before; give another field", given.text);
            diagnostics.at_span(given.span, message);
        }
    }
}

fn lists_values(field: &RawField, diagnostics: &Diagnostics) {
    let Some(choices) = &field.choices else { return };
    let is_plain = |step: &Step| matches!(step.kind, StepKind::Member(_));
    if choices.value.steps.iter().all(is_plain) {
        let message = "choices are the elements of a list, and this path has no `[]`; write a path such as `kinds[].id`";
        diagnostics.at_span(choices.value.span, message);
    }
    names_fields(&choices.value, diagnostics);
}

fn names_labels_of_the_same_list(field: &RawField, diagnostics: &Diagnostics) {
    let Some(labels) = &field.labels else { return };
    let Some(choices) = &field.choices else {
        if field.wants_choices {
            let message = "`labels` says how choices are called, and the field has none; write `choices = ListKinds => kinds[].id` beside it";
            diagnostics.at_span(labels.key, message);
        }
        return;
    };
    if list(&labels.path) != list(&choices.value) {
        let message =
            "a label stands in the same element as its choice; write a path that goes through the same `[]`";
        diagnostics.at_span(labels.path.span, message);
    }
    names_fields(&labels.path, diagnostics);
}

/// The way to the elements.
fn list(path: &Path) -> Option<Vec<&StepKind>> {
    let last = path.steps.iter().rposition(|step| step.kind == StepKind::Each)?;
    Some(path.steps[..=last].iter().map(|step| &step.kind).collect())
}

/// A path through an output has its fields' names.
fn names_fields(path: &Path, diagnostics: &Diagnostics) {
    for step in &path.steps {
        let message = match &step.kind {
            StepKind::Each => continue,
            StepKind::Member(name) if is_field(name) => continue,
            StepKind::Member(_) => "a path through an output is made of its fields' names; write a field",
            StepKind::At(_) => "choices are all elements of a list, not one; write `[]`",
        };
        diagnostics.at_span(step.span, message);
    }
}

fn is_field(name: &str) -> bool {
    let raw = format!("r#{name}");
    syn::parse_str::<syn::Ident>(name).or_else(|_| syn::parse_str::<syn::Ident>(&raw)).is_ok()
}
