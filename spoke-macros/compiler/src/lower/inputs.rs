//! Fields to inputs.

use crate::case::Case;
use crate::model::inputs::{Input, Need, Site, Usage};
use crate::read::fields::RawField;

use super::known::{argument, is_owned_text, known};

/// The inputs of an action, in declaration order; `case` spells the names that nothing else spells.
pub(crate) fn inputs(fields: &[RawField], case: Option<Case>) -> Vec<Input> {
    fields.iter().map(|field| input(field, case)).collect()
}

fn input(field: &RawField, case: Option<Case>) -> Input {
    let (need, value) = if let Some(value) = argument(&field.ty, "Option") {
        (Need::Optional, value)
    } else if let Some(value) = argument(&field.ty, "Patch") {
        (Need::Patch, value)
    } else if let Some((default, _)) = &field.default {
        (Need::Default(Box::new(default.clone())), &field.ty)
    } else {
        (Need::Required, &field.ty)
    };
    let name = field.name();
    let wire = match (&field.rename, case) {
        (Some(rename), _) => rename.value(),
        (None, Some(case)) => case.spell(&name),
        (None, None) => name.clone(),
    };
    Input {
        ident: field.ident.clone(),
        used: field.ident.clone(),
        name,
        wire,
        ty: field.ty.clone(),
        value: value.clone(),
        need,
        is_into: field.into || is_owned_text(value),
        known: known(value),
        docs: field.docs.clone(),
        carried: field.carried.clone(),
        choices: None,
    }
}

/// Moves each input's `used` to where the declaration writes its name first; it names the field all the same.
pub(crate) fn locate(inputs: &mut [Input], usages: &[Usage]) {
    for (at, input) in inputs.iter_mut().enumerate() {
        let written = usages.iter().filter(|usage| usage.input == at).find_map(|usage| match &usage.site {
            Site::Token { span, place: None } => Some(*span),
            Site::Token { place: Some(_), .. } | Site::Slot { .. } => None,
        });
        if let Some(span) = written {
            input.used.set_span(span.resolved_at(input.ident.span()));
        }
    }
}
