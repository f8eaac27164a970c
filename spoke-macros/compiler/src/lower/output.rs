//! Lowers a type that answers are read as.

use syn::ext::IdentExt;
use syn::{Fields, Ident, Type};

use crate::case::Case;
use crate::diagnostics::Diagnostics;
use crate::model::output::{Answer, Field, Output, Root, Shape, Source, Table, Word, Words};
use crate::read::output::{RawField, RawOutput, RawShape, RawVariant};
use crate::read::path::{self, StepKind};

use super::input::is_option;
use super::known::is_owned_text;

/// Lowers the type.
pub(crate) fn lower(raw: RawOutput, diagnostics: &Diagnostics) -> Output {
    let RawOutput { item, case, root, closed, shape } = raw;
    let shape = match shape {
        RawShape::Fields(fields) => Shape::Table(Box::new(Table {
            root: root.map(lower_root),
            fields: fields.into_iter().map(|field| lower_field(field, case)).collect(),
        })),
        RawShape::Newtype(ty) => Shape::Newtype(ty),
        RawShape::Variants(variants) if variants.iter().any(|variant| variant.when.is_some()) => {
            Shape::Answers(answers(variants, diagnostics))
        }
        RawShape::Variants(variants) => words(variants, case, diagnostics),
        RawShape::Unfit => Shape::Unfit,
    };
    Output { item, closed, shape }
}

fn lower_root(root: path::Path) -> Root {
    let (steps, spans) = root.steps.into_iter().map(|step| (step.kind, step.span)).unzip();
    Root { steps, spans }
}

fn lower_field(raw: RawField, case: Option<Case>) -> Field {
    let RawField { ident, ty, docs, source, default, items, sent_as } = raw;
    let source = match source {
        Some(path::Source::Body(path)) => {
            Source::Body(path.steps.into_iter().map(|step| step.kind).collect())
        }
        Some(path::Source::Question(question)) => Source::Question(question.kind),
        None => {
            let name = sent_as.map_or_else(|| spelled(&ident, case), |name| name.value());
            Source::Body(vec![StepKind::Member(name)])
        }
    };
    let is_required = default.is_none() && !is_option(&ty);
    Field { ident, ty, docs, source, default, items, is_required }
}

/// A name as it stands on the wire.
pub(crate) fn spelled(ident: &Ident, case: Option<Case>) -> String {
    let name = ident.unraw().to_string();
    case.map_or_else(|| name.clone(), |case| case.spell(&name))
}

fn words(variants: Vec<RawVariant>, case: Option<Case>, diagnostics: &Diagnostics) -> Shape {
    let mut words = Words { known: Vec::new(), others: Vec::new() };
    let mut is_fit = true;
    for variant in variants {
        let RawVariant { ident, fields, word, other, when: _ } = variant;
        if let Some(span) = other {
            is_fit &= keeps_word(&fields, &ident, diagnostics);
            words.others.push((ident, span));
            continue;
        }
        if !matches!(fields, Fields::Unit) {
            let message = format!(
                "variant `{ident}` holds fields, and a word of an answer holds nothing; write `{ident}`, or a struct for an object"
            );
            diagnostics.at(&fields, message);
            is_fit = false;
        }
        let span = word.as_ref().map_or_else(|| ident.span(), syn::LitStr::span);
        let text = word.map_or_else(|| spelled(&ident, case), |word| word.value());
        words.known.push(Word { ident, text, span });
    }
    if is_fit { Shape::Words(words) } else { Shape::Unfit }
}

fn keeps_word(fields: &Fields, ident: &Ident, diagnostics: &Diagnostics) -> bool {
    let fits = match fields {
        Fields::Unnamed(fields) => {
            fields.unnamed.len() == 1 && fields.unnamed.iter().all(|it| is_owned_text(&it.ty))
        }
        Fields::Named(_) | Fields::Unit => false,
    };
    if !fits {
        let message = format!("the catch-all keeps the unknown word, as text; write `{ident}(String)`");
        match fields {
            Fields::Unit => diagnostics.at(ident, message),
            Fields::Named(_) | Fields::Unnamed(_) => diagnostics.at(fields, message),
        }
    }
    fits
}

fn answers(variants: Vec<RawVariant>, diagnostics: &Diagnostics) -> Vec<Answer> {
    let mut answers = Vec::new();
    for variant in variants {
        let RawVariant { ident, fields, word, other, when } = variant;
        if let Some(word) = word {
            let message = "a word and `when` in one enum: it tells answers apart by their status or by a word; keep one of them";
            diagnostics.at(word, message);
        }
        if when.is_none() && other.is_none() {
            let message = format!(
                "variant `{ident}` names no status, and the others do; write `#[out(when = 204)]`, or `#[out(other)]` for every other status"
            );
            diagnostics.at(&ident, message);
        }
        if let (Some((_, span)), Some(_)) = (&when, other) {
            let message = "`when` and `other` on one variant: `other` is for every status that no `when` names; keep one of them";
            diagnostics.at_span(*span, message);
        }
        let ty = held(&fields, &ident, diagnostics);
        let statuses = when.map(|(statuses, _)| statuses).unwrap_or_default();
        answers.push(Answer { ident, ty, statuses, other });
    }
    answers
}

fn held(fields: &Fields, ident: &Ident, diagnostics: &Diagnostics) -> Option<Type> {
    match fields {
        Fields::Unit => None,
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            fields.unnamed.first().map(|it| it.ty.clone())
        }
        Fields::Named(_) | Fields::Unnamed(_) => {
            let message = format!(
                "variant `{ident}` holds several fields: it holds the one output of its answer, or nothing; write `{ident}(Type)`"
            );
            diagnostics.at(fields, message);
            None
        }
    }
}
