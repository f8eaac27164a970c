//! The rules of `fail(..)`.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::read::fail::{Condition, Fail, Literal, LiteralKind};
use crate::read::path::{QuestionKind, Source, StepKind};

use super::headers;

/// `code`, `message`, `request_id` and `docs` are one text each.
pub(crate) fn asks_for_one_value(fail: &Fail, diagnostics: &Diagnostics) {
    let sources = [
        ("code", &fail.code),
        ("message", &fail.message),
        ("request_id", &fail.request_id),
        ("docs", &fail.docs),
    ];
    for (key, source) in sources {
        let Some(source) = source else { continue };
        names_a_legal_header(source, diagnostics);
        match source {
            Source::Body(path) => {
                if let Some(each) = path.steps.iter().find(|step| step.kind == StepKind::Each) {
                    diagnostics.at_span(
                        each.span,
                        format!("`{key}` is one value, and `[]` gives each; write `[0]`"),
                    );
                }
            }
            Source::Question(question) if matches!(question.kind, QuestionKind::Body) => {
                diagnostics.at_span(
                    question.span,
                    format!("`body()` gives bytes, and `{key}` is text; write `text()`"),
                );
            }
            Source::Question(_) => {}
        }
    }
}

pub(crate) fn compares_what_can_be(fail: &Fail, diagnostics: &Diagnostics) {
    if let Some(when) = &fail.when {
        condition(when, diagnostics);
    }
}

pub(crate) fn sorts_each_code_once(fail: &Fail, diagnostics: &Diagnostics) {
    let (mut kinds, mut codes) = (BTreeSet::new(), BTreeSet::new());
    for (kind, listed) in &fail.kinds {
        if !kinds.insert(kind.to_string()) {
            diagnostics.at(kind, format!("kind `{kind}` is given twice; put its codes into one list"));
        }
        for code in listed {
            if !codes.insert(code.value()) {
                diagnostics.at(
                    code,
                    format!("code `{}` is sorted twice: a code is of one kind; keep one", code.value()),
                );
            }
        }
    }
}

fn condition(it: &Condition, diagnostics: &Diagnostics) {
    match it {
        Condition::Equals(source, literal) | Condition::Differs(source, literal) => {
            compared(source, std::slice::from_ref(literal), diagnostics);
        }
        Condition::In(source, literals) => {
            compared(source, literals, diagnostics);
            if literals.is_empty() {
                diagnostics.at_span(
                    source.span(),
                    "`in []` is never true; write the constants between the brackets",
                );
            }
        }
        Condition::Exists(source) => {
            names_a_legal_header(source, diagnostics);
            if let Some(word) = always(source) {
                let message =
                    format!("`{word}` always exists; write `{word} == 200` or the like, or remove it");
                diagnostics.at_span(source.span(), message);
            }
        }
        Condition::All(all) | Condition::Any(all) => all.iter().for_each(|it| condition(it, diagnostics)),
    }
}

fn compared(source: &Source, literals: &[Literal], diagnostics: &Diagnostics) {
    names_a_legal_header(source, diagnostics);
    if always(source) != Some("status()") {
        return;
    }
    for literal in literals {
        if !matches!(literal.kind, LiteralKind::Integer(100..=599)) {
            diagnostics.at_span(literal.span, "`status()` is a number from 100 to 599; compare it with one");
        }
    }
}

/// What every answer has.
fn always(source: &Source) -> Option<&'static str> {
    match source {
        Source::Body(_) => None,
        Source::Question(question) => match question.kind {
            QuestionKind::Status => Some("status()"),
            QuestionKind::Text => Some("text()"),
            QuestionKind::Body => Some("body()"),
            QuestionKind::Header(_) => None,
        },
    }
}

fn names_a_legal_header(source: &Source, diagnostics: &Diagnostics) {
    if let Source::Question(question) = source
        && let QuestionKind::Header(name) = &question.kind
    {
        headers::is_name(&name.value(), name.span(), diagnostics);
    }
}
