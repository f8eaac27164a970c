//! `limit = { rate = "10/s", burst = 5, concurrent = 8 }`.

use crate::limit::{Limit, Rate};

use super::section::Section;
use super::value::{Spot, Value};

/// What a rate looks like, for messages.
const RATE: &str =
    "a count and a window such as \"50/s\", \"20/m\", \"5000/h\" or \"100/10s\" (units: ms, s, m, h, d)";

/// The limit of a connection; `None` where something was noted.
pub(super) fn limit(section: &Section<'_>) -> Option<Spot<Limit>> {
    let rate = section.measured("rate", RATE, |value| match value {
        Value::Text(text) => Rate::read(text),
        _ => None,
    });
    let burst = section.count("burst", 1);
    let concurrent = section.count("concurrent", 1);
    section.finish();
    let note = |sentence: String| section.mistakes().note(section.place(), sentence);
    let path = section.path();
    if section.get("rate").is_none() && section.get("burst").is_some() {
        note(format!(
            "`{path}.burst` is a part of a rate, and there is none; write `rate = \"10/s\"` beside it"
        ));
        return None;
    }
    if section.entries().is_empty() {
        note(format!("`{path}` is empty; write `rate = \"10/s\"` or `concurrent = 8`"));
        return None;
    }
    let limit = match (rate, concurrent) {
        (None, None) => return None,
        (None, Some(calls)) => Limit::concurrent(calls),
        (Some(rate), None) => Limit::at(rate),
        (Some(rate), Some(calls)) => Limit::at(rate).and_concurrent(calls),
    };
    let limit = burst.filter(|_| rate.is_some()).map_or(limit, |calls| limit.burst(calls));
    Some(Spot { value: limit, place: section.place().clone() })
}
