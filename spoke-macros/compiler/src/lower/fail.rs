//! `fail(..)` to its model.

use syn::Ident;

use crate::diagnostics::Diagnostics;
use crate::model::fail::{Condition, Fail, Literal, Path, Source};
use crate::read::fail as raw;
use crate::read::nearest::instead;
use crate::read::path::{self, QuestionKind};

use super::values::{statuses, texts};

/// The kinds into which a vendor's codes are sorted, by their word.
const KINDS: &[(&str, &str)] = &[
    ("auth", "Auth"),
    ("forbidden", "Forbidden"),
    ("not_found", "NotFound"),
    ("conflict", "Conflict"),
    ("invalid", "Invalid"),
    ("rate_limited", "RateLimited"),
    ("server", "Server"),
    ("refused", "Refused"),
];

pub(crate) fn fail(raw: &raw::Fail, diagnostics: &Diagnostics) -> Fail {
    let raw::Fail { when, code, message, request_id, docs, kinds, refused, partial } = raw;
    let kinds = kinds.iter().filter_map(|(word, codes)| Some((kind(word, diagnostics)?, texts(codes))));
    Fail {
        when: when.as_ref().map(condition),
        code: code.as_ref().map(source),
        message: message.as_ref().map(source),
        request_id: request_id.as_ref().map(source),
        docs: docs.as_ref().map(source),
        kinds: kinds.collect(),
        refused: statuses(refused, diagnostics),
        partial: partial.as_ref().map(steps),
    }
}

/// The steps of a path.
pub(crate) fn steps(path: &path::Path) -> Path {
    path.steps.iter().map(|step| step.kind.clone()).collect()
}

fn kind(word: &Ident, diagnostics: &Diagnostics) -> Option<&'static str> {
    let text = word.to_string();
    let found = KINDS.iter().find(|(known, _)| *known == text).map(|(_, kind)| *kind);
    if found.is_none() {
        let known = KINDS.iter().map(|(known, _)| *known);
        diagnostics.at(word, format!("unknown kind of failure `{text}`; {}", instead(&text, known)));
    }
    found
}

fn source(source: &path::Source) -> Source {
    match source {
        path::Source::Body(path) => Source::Body(steps(path)),
        path::Source::Question(question) => match &question.kind {
            QuestionKind::Status => Source::Status,
            QuestionKind::Header(name) => Source::Header(name.value().to_ascii_lowercase()),
            QuestionKind::Text => Source::Text,
            QuestionKind::Body => Source::Bytes,
        },
    }
}

fn condition(raw: &raw::Condition) -> Condition {
    match raw {
        raw::Condition::Equals(left, right) => Condition::Equals(source(left), literal(right)),
        raw::Condition::Differs(left, right) => Condition::Differs(source(left), literal(right)),
        raw::Condition::Exists(left) => Condition::Exists(source(left)),
        raw::Condition::In(left, right) => Condition::In(source(left), right.iter().map(literal).collect()),
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
