//! `choices` and `labels` to their model.

use crate::model::choices::{Choices, Place};
use crate::model::inputs;
use crate::read::fields::RawField;
use crate::read::path::Path;

use super::condition::steps;
use super::scope::Scope;

/// What a field says of its choices; nothing where it says none, or gives what is no field.
pub(crate) fn choices(field: &RawField, scope: &Scope<'_>) -> Option<Choices> {
    let raw = field.choices.as_ref()?;
    let given: Vec<_> = raw
        .inputs
        .iter()
        .map(|(name, field)| Some((name.text.clone(), scope.field(field, inputs::Place::Asked)?)))
        .collect();
    Some(Choices {
        action: raw.action.clone(),
        given: given.into_iter().collect::<Option<_>>()?,
        value: place(&raw.value),
        label: field.labels.as_ref().map(|labels| place(&labels.path)),
    })
}

fn place(path: &Path) -> Place {
    Place { steps: steps(path), spans: path.steps.iter().map(|step| step.span).collect() }
}
