//! Statements about an answer, and the places that they name, to their model.

use crate::model::fail::{Condition, Literal, Path, Source};
use crate::read::condition as raw;
use crate::read::path::{self, QuestionKind};

/// The steps of a path.
pub(crate) fn steps(path: &path::Path) -> Path {
    path.steps.iter().map(|step| step.kind.clone()).collect()
}

pub(crate) fn source(source: &path::Source) -> Source {
    match source {
        path::Source::Body(path) => Source::Body(steps(path)),
        path::Source::Question(question) => match &question.kind {
            QuestionKind::Status => Source::Status,
            QuestionKind::Header(name) => Source::Header(name.value().to_ascii_lowercase()),
            QuestionKind::Text => Source::Text,
            QuestionKind::Body => Source::Bytes,
            QuestionKind::Stream => Source::Stream,
        },
    }
}

pub(crate) fn condition(raw: &raw::Condition) -> Condition {
    match raw {
        raw::Condition::Equals(left, right) => Condition::Equals(source(left), literal(right)),
        raw::Condition::Differs(left, right) => Condition::Differs(source(left), literal(right)),
        raw::Condition::Exists(left) => Condition::Exists(source(left)),
        raw::Condition::In(left, right) => Condition::In(source(left), right.iter().map(literal).collect()),
        raw::Condition::Contains(left, text) => Condition::Contains(source(left), text.value()),
        raw::Condition::All(all) => Condition::All(all.iter().map(condition).collect()),
        raw::Condition::Any(any) => Condition::Any(any.iter().map(condition).collect()),
    }
}

fn literal(raw: &raw::Literal) -> Literal {
    match &raw.kind {
        raw::LiteralKind::Null => Literal::Null,
        raw::LiteralKind::Bool(word) => Literal::Bool(*word),
        raw::LiteralKind::Integer(number) => Literal::Integer(*number),
        raw::LiteralKind::Float(number) => Literal::Float(*number),
        raw::LiteralKind::Text(text) => Literal::Text(text.clone()),
    }
}
