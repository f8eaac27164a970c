//! The failure table in the words of the declaration.

use std::collections::{BTreeMap, BTreeSet};

use crate::fail::{Condition, Fail, Literal, Source, Step};

use super::FailEntry;

/// The action's table, laid over its spoke's.
pub(super) fn fail(own: Fail, spoke: Fail) -> FailEntry {
    let Fail { when, code, message, request_id, docs, kinds: _, sorts: _, refused, partial } =
        own.over(spoke);
    FailEntry {
        when: when.map(|when| condition(&when)),
        code: sources(code),
        message: sources(message),
        request_id: sources(request_id),
        docs: sources(docs),
        kinds: kinds(own, spoke),
        sorts: own
            .sorts
            .iter()
            .chain(spoke.sorts)
            .map(|(kind, when)| (kind.as_str(), condition(when)))
            .collect(),
        refused: refused.to_vec(),
        partial: partial.map(path),
    }
}

/// `error.code or header("x-code")`
fn sources(alternatives: &[Source]) -> Option<String> {
    let each: Vec<_> = alternatives.iter().copied().map(source).collect();
    (!each.is_empty()).then(|| each.join(" or "))
}

/// The first mention of a code counts, and the action is asked first.
fn kinds(own: Fail, spoke: Fail) -> BTreeMap<String, Vec<&'static str>> {
    let mut seen = BTreeSet::new();
    let mut kinds: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for (kind, codes) in own.kinds.iter().chain(spoke.kinds) {
        let fresh = codes.iter().copied().filter(|code| seen.insert(*code));
        kinds.entry(kind.as_str().to_owned()).or_default().extend(fresh);
    }
    kinds.retain(|_, codes| !codes.is_empty());
    kinds
}

pub(super) fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Equals(left, right) => format!("{} == {}", source(*left), literal(right)),
        Condition::Differs(left, right) => format!("{} != {}", source(*left), literal(right)),
        Condition::Exists(left) => format!("{} exists", source(*left)),
        Condition::In(left, list) => {
            let list: Vec<_> = list.iter().map(literal).collect();
            format!("{} in [{}]", source(*left), list.join(", "))
        }
        Condition::Contains(left, text) => format!("{} contains {text:?}", source(*left)),
        Condition::All(all) => joined(all, " and "),
        Condition::Any(any) => joined(any, " or "),
    }
}

fn joined(conditions: &[Condition], word: &str) -> String {
    let each = conditions.iter().map(|inner| match inner {
        Condition::All(_) | Condition::Any(_) => format!("({})", condition(inner)),
        Condition::Equals(..)
        | Condition::Differs(..)
        | Condition::Exists(_)
        | Condition::In(..)
        | Condition::Contains(..) => condition(inner),
    });
    each.collect::<Vec<_>>().join(word)
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Null => "null".to_owned(),
        Literal::Bool(is) => is.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Float(number) => number.to_string(),
        Literal::Text(text) => format!("{text:?}"),
    }
}

pub(super) fn source(source: Source) -> String {
    match source {
        Source::Body(steps) => path(steps),
        Source::Status => "status()".to_owned(),
        Source::Header(name) => format!("header({name:?})"),
        Source::Text => "text()".to_owned(),
        Source::Bytes => "body()".to_owned(),
        Source::Stream => "stream()".to_owned(),
    }
}

pub(super) fn path(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Each => text.push_str("[]"),
            Step::At(index) => text.push_str(&format!("[{index}]")),
            Step::Member(name) => {
                if !text.is_empty() {
                    text.push('.');
                }
                let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                text.push_str(&if is_plain { (*name).to_owned() } else { format!("{name:?}") });
            }
        }
    }
    text
}
