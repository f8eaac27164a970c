//! The rules of a type that answers are read as.

use std::collections::BTreeMap;

use proc_macro2::Span;

use crate::diagnostics::Diagnostics;
use crate::model::output::{Answer, Output, Shape, Source, Table, Word, Words};
use crate::read::path::{QuestionKind, StepKind};

use super::{Broken, Checked, headers, items};

/// How many fields the engine keeps track of in one output.
const MOST_FIELDS: usize = 256;

/// Checks the type.
pub(crate) fn check(
    output: Output,
    diagnostics: Diagnostics,
) -> Result<Checked<Output>, Box<Broken<Output>>> {
    owns_what_it_holds(&output, &diagnostics);
    match &output.shape {
        Shape::Table(table) => {
            root_is_one_place(table, &diagnostics);
            defaults_stand_at_paths(table, &diagnostics);
            header_names_are_legal(table, &diagnostics);
            fields_are_not_too_many(&output, table, &diagnostics);
            items::are_one_list(table, &diagnostics);
        }
        Shape::Words(words) => {
            some_word_is_known(&output, words, &diagnostics);
            has_one_catch_all(&output, words, &diagnostics);
            words_differ(&words.known, &diagnostics);
        }
        Shape::Answers(answers) => {
            closed_is_for_words(&output, &diagnostics);
            statuses_differ(answers, &diagnostics);
        }
        Shape::Newtype(_) | Shape::Unfit => {}
    }
    Checked::seal(output, diagnostics)
}

fn owns_what_it_holds(output: &Output, diagnostics: &Diagnostics) {
    for lifetime in output.item.generics.lifetimes() {
        let message = format!(
            "an output owns what it holds, and `{}` borrows; write `String` for `&str`, or read a view of the kept reply by serde",
            lifetime.lifetime
        );
        diagnostics.at(lifetime, message);
    }
}

fn root_is_one_place(table: &Table, diagnostics: &Diagnostics) {
    let Some(root) = &table.root else { return };
    for (step, span) in root.steps.iter().zip(&root.spans) {
        if *step == StepKind::Each {
            diagnostics.at_span(
                *span,
                "a root is one place, and `[]` is many; write `[0]` for the first element, or put `[]` into the fields' paths",
            );
        }
    }
}

fn defaults_stand_at_paths(table: &Table, diagnostics: &Diagnostics) {
    for field in &table.fields {
        if let (Some(span), Source::Question(_)) = (field.default, &field.source) {
            diagnostics.at_span(
                span,
                "`default` is for a member that may be missing, and this field asks a question; write `Option` where it may have no answer",
            );
        }
    }
}

fn header_names_are_legal(table: &Table, diagnostics: &Diagnostics) {
    for field in &table.fields {
        let Source::Question(QuestionKind::Header(name)) = &field.source else { continue };
        headers::is_name(&name.value(), name.span(), diagnostics);
    }
}

fn fields_are_not_too_many(output: &Output, table: &Table, diagnostics: &Diagnostics) {
    if table.fields.len() > MOST_FIELDS {
        let message =
            format!("an output has at most {MOST_FIELDS} fields; nest some of them in outputs of their own");
        diagnostics.at(&output.item.ident, message);
    }
}

fn some_word_is_known(output: &Output, words: &Words, diagnostics: &Diagnostics) {
    if words.known.is_empty() && words.others.is_empty() {
        let message = format!(
            "enum `{}` has no variants, so no answer can be one of them; write its words and `#[out(other)] Other(String)`",
            output.item.ident
        );
        diagnostics.at(&output.item.ident, message);
    }
}

fn has_one_catch_all(output: &Output, words: &Words, diagnostics: &Diagnostics) {
    for (other, span) in words.others.iter().skip(1) {
        let message =
            format!("`{other}` is a second catch-all: an unknown word goes to one; keep one `other`");
        diagnostics.at_span(*span, message);
    }
    match (output.closed, words.others.is_empty()) {
        (Some(span), false) => diagnostics.at_span(
            span,
            "`closed` refuses unknown words, and the catch-all takes them; remove one of them",
        ),
        (None, true) if !words.known.is_empty() => {
            let message = format!(
                "enum `{}` has no catch-all: a word that the vendor adds would fail the call; add `#[out(other)] Other(String)`, or `#[out(closed)]` to the enum",
                output.item.ident
            );
            diagnostics.at(&output.item.ident, message);
        }
        (Some(_), true) | (None, false) | (None, true) => {}
    }
}

/// Each word names one variant.
pub(crate) fn words_differ(words: &[Word], diagnostics: &Diagnostics) {
    let mut seen: BTreeMap<&str, &Word> = BTreeMap::new();
    for word in words {
        if let Some(first) = seen.get(word.text.as_str()) {
            let message = format!(
                "`{}` is spelled `{}` like `{}`: a word names one variant; rename one of them",
                word.ident, word.text, first.ident
            );
            diagnostics.at_span(word.span, message);
        }
        seen.entry(&word.text).or_insert(word);
    }
}

fn closed_is_for_words(output: &Output, diagnostics: &Diagnostics) {
    if let Some(span) = output.closed {
        diagnostics.at_span(
            span,
            "`closed` is for words, and this enum tells answers apart by their status: an unnamed one fails the call anyway; remove it",
        );
    }
}

fn statuses_differ(answers: &[Answer], diagnostics: &Diagnostics) {
    let mut seen: BTreeMap<u16, &Answer> = BTreeMap::new();
    let mut other: Option<(&Answer, Span)> = None;
    for answer in answers {
        for (status, span) in &answer.statuses {
            if let Some(first) = seen.get(status) {
                let message = format!(
                    "status {status} tells of `{}` already: a status names one variant; keep one of them",
                    first.ident
                );
                diagnostics.at_span(*span, message);
            }
            seen.entry(*status).or_insert(answer);
        }
        if let Some(span) = answer.other {
            if let Some((first, _)) = other {
                let message = format!(
                    "`{}` takes every other status already: a second `other` would take none; keep one of them",
                    first.ident
                );
                diagnostics.at_span(span, message);
            }
            other.get_or_insert((answer, span));
        }
    }
}
