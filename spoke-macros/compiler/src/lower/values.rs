//! Small values: durations, statuses, header names.

use syn::{LitInt, LitStr};

use crate::diagnostics::Diagnostics;

/// A duration such as `"30s"`, in milliseconds.
pub(crate) fn duration(text: &LitStr, diagnostics: &Diagnostics) -> Option<u64> {
    let value = text.value();
    let digits = value.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let unit = match &value[digits.len()..] {
        "ms" => Some(1),
        "s" => Some(1_000),
        "m" => Some(60_000),
        _ => None,
    };
    let duration = digits.parse::<u64>().ok().zip(unit).and_then(|(count, unit)| count.checked_mul(unit));
    if duration.is_none_or(|it| it == 0) {
        diagnostics.at(text, format!("`{value}` is no duration: a whole number with a unit; write `\"30s\"`, `\"500ms\"` or `\"2m\"`"));
    }
    duration
}

/// HTTP statuses.
pub(crate) fn statuses(numbers: &[LitInt], diagnostics: &Diagnostics) -> Vec<u16> {
    let status = |number: &LitInt| match number.base10_parse() {
        Ok(status @ 100..=599) => Some(status),
        _ => {
            diagnostics.at(number, format!("`{number}` is no HTTP status; write one from 100 to 599"));
            None
        }
    };
    numbers.iter().filter_map(status).collect()
}

/// The texts of literals.
pub(crate) fn texts(literals: &[LitStr]) -> Vec<String> {
    literals.iter().map(LitStr::value).collect()
}
