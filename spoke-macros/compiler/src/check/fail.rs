//! The rules of `fail(..)`.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::read::fail::{Fail, Kind, Sorted};

use super::condition;

/// `code`, `message`, `request_id` and `docs` are one text each.
pub(crate) fn asks_for_one_value(fail: &Fail, diagnostics: &Diagnostics) {
    let sources = [
        ("code", &fail.code),
        ("message", &fail.message),
        ("request_id", &fail.request_id),
        ("docs", &fail.docs),
    ];
    for (key, sources) in sources {
        for (at, source) in sources.iter().enumerate() {
            condition::is_one_text(key, source, diagnostics);
            if sources[..at].iter().any(|before| before.is_the_same_as(source)) {
                diagnostics.at_span(
                    source.span(),
                    format!("`{key}` is looked for here twice: what stands first is asked first; keep one"),
                );
            }
        }
    }
}

pub(crate) fn compares_what_can_be(fail: &Fail, diagnostics: &Diagnostics) {
    if let Some(when) = &fail.when {
        condition::can_be(when, diagnostics);
    }
    for kind in &fail.kinds {
        match &kind.of {
            Sorted::Answers(when) => condition::can_be(when, diagnostics),
            Sorted::Codes(_) => {}
        }
    }
}

pub(crate) fn sorts_each_code_once(fail: &Fail, diagnostics: &Diagnostics) {
    let (mut listed, mut described, mut codes) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for Kind { word, of } in &fail.kinds {
        let (is_first, instead) = match of {
            Sorted::Codes(_) => (listed.insert(word.to_string()), "put its codes into one list"),
            Sorted::Answers(_) => (described.insert(word.to_string()), "join its conditions by `or`"),
        };
        if !is_first {
            diagnostics.at(word, format!("kind `{word}` is given twice; {instead}"));
        }
        let Sorted::Codes(of_kind) = of else { continue };
        for code in of_kind {
            if !codes.insert(code.value()) {
                diagnostics.at(
                    code,
                    format!("code `{}` is sorted twice: a code is of one kind; keep one", code.value()),
                );
            }
        }
    }
}
