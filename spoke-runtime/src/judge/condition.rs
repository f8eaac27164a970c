//! Whether a `when` holds.

use serde_json::Value;

use super::answers::Answers;
use crate::fail::{Condition, Literal, Source};

/// Whether `condition` holds for what was answered.
///
/// A path with `[]` asks the first element. Nothing equals a value that is not there, not even `null`.
pub(super) fn holds(condition: &Condition, answers: &Answers<'_>) -> bool {
    match *condition {
        Condition::Equals(source, literal) => equals(answers, source, literal),
        Condition::Differs(source, literal) => !equals(answers, source, literal),
        Condition::Exists(source) => answers.value(source).is_some_and(|value| !value.is_null()),
        Condition::In(source, literals) => literals.iter().any(|literal| equals(answers, source, *literal)),
        Condition::All(each) => each.iter().all(|condition| holds(condition, answers)),
        Condition::Any(each) => each.iter().any(|condition| holds(condition, answers)),
    }
}

fn equals(answers: &Answers<'_>, source: Source, literal: Literal) -> bool {
    let Some(value) = answers.value(source) else { return false };
    match source {
        Source::Body(_) | Source::Status => is(&value, literal),
        // A header knows no types: `header("x-errors") == 0` means the text.
        Source::Header(_) | Source::Text | Source::Bytes => {
            value.as_str().is_some_and(|text| reads(text.trim(), literal))
        }
    }
}

fn is(value: &Value, literal: Literal) -> bool {
    match literal {
        Literal::Null => value.is_null(),
        Literal::Bool(bool) => value.as_bool() == Some(bool),
        Literal::Integer(integer) => {
            value.as_i64() == Some(integer) || value.as_f64().is_some_and(|float| float == integer as f64)
        }
        Literal::Float(float) => value.as_f64() == Some(float),
        Literal::Text(text) => value.as_str() == Some(text),
    }
}

fn reads(text: &str, literal: Literal) -> bool {
    match literal {
        Literal::Null => false,
        Literal::Bool(bool) => text.parse() == Ok(bool),
        Literal::Integer(integer) => text.parse() == Ok(integer),
        Literal::Float(float) => text.parse() == Ok(float),
        Literal::Text(expected) => text == expected,
    }
}
