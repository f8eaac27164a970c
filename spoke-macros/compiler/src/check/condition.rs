//! The rules of statements about an answer, and of the places that they name.

use crate::diagnostics::Diagnostics;
use crate::read::condition::{Condition, Literal, LiteralKind};
use crate::read::path::{QuestionKind, Source, StepKind};

use super::headers;

/// What is one text: no list, no bytes.
pub(crate) fn is_one_text(key: &str, source: &Source, diagnostics: &Diagnostics) {
    names_a_legal_header(source, diagnostics);
    match source {
        Source::Body(path) => {
            if let Some(each) = path.steps.iter().find(|step| step.kind == StepKind::Each) {
                diagnostics
                    .at_span(each.span, format!("`{key}` is one value, and `[]` gives each; write `[0]`"));
            }
        }
        Source::Question(question) if matches!(question.kind, QuestionKind::Body) => {
            diagnostics
                .at_span(question.span, format!("`body()` gives bytes, and `{key}` is text; write `text()`"));
        }
        Source::Question(question) if matches!(question.kind, QuestionKind::Stream) => {
            diagnostics.at_span(
                question.span,
                format!("`stream()` is for an output's field, and `{key}` is read before it; write `text()`"),
            );
        }
        Source::Question(_) => {}
    }
}

/// Refuses what can never hold, or always does.
pub(crate) fn can_be(it: &Condition, diagnostics: &Diagnostics) {
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
        Condition::Contains(source, text) => {
            names_a_legal_header(source, diagnostics);
            if text.value().is_empty() {
                diagnostics.at(text, "every text contains this one; write what the answer says");
            }
            if always(source) == Some("status()") {
                let message = "`status()` is a number, and `contains` looks in a text; write `status() == 200` or `status() in [200, 202]`";
                diagnostics.at_span(source.span(), message);
            }
        }
        Condition::All(all) | Condition::Any(all) => all.iter().for_each(|it| can_be(it, diagnostics)),
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
            QuestionKind::Stream => Some("stream()"),
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
