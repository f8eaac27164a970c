//! `fail(..)` to its model.

use syn::Ident;

use crate::diagnostics::Diagnostics;
use crate::model::fail::{self, Fail};
use crate::read::fail::{self as raw, Sorted};
use crate::read::nearest::instead;
use crate::read::path::Source;

use super::condition::{condition, source, steps};
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
    let (mut by_code, mut by_answer) = (Vec::new(), Vec::new());
    for raw::Kind { word, of } in kinds {
        match (kind(word, diagnostics), of) {
            (Some(kind), Sorted::Codes(codes)) => by_code.push((kind, texts(codes))),
            (Some(kind), Sorted::Answers(when)) => by_answer.push((kind, condition(when))),
            (None, _) => {}
        }
    }
    Fail {
        when: when.as_ref().map(condition),
        code: sources(code),
        message: sources(message),
        request_id: sources(request_id),
        docs: sources(docs),
        kinds: by_code,
        sorts: by_answer,
        refused: statuses(refused, diagnostics),
        partial: partial.as_ref().map(steps),
    }
}

fn sources(raw: &[Source]) -> Vec<fail::Source> {
    raw.iter().map(source).collect()
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
