//! What another action must agree with: the one that finds, the one that is asked how far it has come, the one that lists choices.

use proc_macro2::Span;
use syn::spanned::Spanned;

use crate::model::action::{Claim, ClaimKind, Tie};
use crate::read::action::ActionKeys;
use crate::read::fields::RawField;

pub(crate) fn asked(keys: &ActionKeys) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut claim = |tie: Tie, name: &str, span: Span| {
        claims.push(Claim { kind: ClaimKind::Asked(tie), name: name.to_owned(), span });
    };
    if let Some(probe) = &keys.probe {
        claim(Tie::Probe, "", probe.action.span());
    }
    if let Some(sequence) = &keys.sequence {
        for (at, step) in sequence.steps.iter().chain(&sequence.undo).enumerate() {
            claim(Tie::Step(at), "", step.action.span());
        }
    }
    if let Some(unique) = &keys.unique {
        unique.find.iter().for_each(|find| claim(Tie::Find, "", find.span()));
        unique.by.iter().for_each(|name| claim(Tie::By, &name.text, name.span));
    }
    if let Some(ask) = keys.poll.as_ref().and_then(|poll| poll.ask.as_ref()) {
        claim(Tie::Ask, "", ask.action.span());
        ask.inputs.iter().for_each(|(name, _)| claim(Tie::Given, &name.text, name.span));
    }
    claims
}

/// What the actions that list choices must agree with.
pub(crate) fn chosen(fields: &[RawField]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (at, field) in fields.iter().enumerate() {
        let Some(choices) = &field.choices else { continue };
        let mut claim = |tie: Tie, name: &str, span: Span| {
            claims.push(Claim { kind: ClaimKind::Asked(tie), name: name.to_owned(), span });
        };
        claim(Tie::Choices(at), "", choices.action.span());
        choices.inputs.iter().for_each(|(name, _)| claim(Tie::Chosen(at), &name.text, name.span));
    }
    claims
}
