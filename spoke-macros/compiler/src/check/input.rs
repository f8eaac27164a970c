//! The rules of a type that actions send.

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostics;
use crate::model::input::{Field, Input, Shape, Word};

use super::output::words_differ;
use super::{Broken, Checked};

/// Checks the type.
pub(crate) fn check(input: Input, diagnostics: Diagnostics) -> Result<Checked<Input>, Box<Broken<Input>>> {
    match &input.shape {
        Shape::Fields(fields) => members_differ(fields, &diagnostics),
        Shape::Words { known, other } => {
            some_word_is_known(&input, known, other.is_some(), &diagnostics);
            words_differ(known, &diagnostics);
        }
        Shape::Newtype { .. } | Shape::Unfit => {}
    }
    Checked::seal(input, diagnostics)
}

fn members_differ(fields: &[Field], diagnostics: &Diagnostics) {
    let mut seen: BTreeMap<&str, &Field> = BTreeMap::new();
    for field in fields {
        if let Some(first) = seen.get(field.wire.as_str()) {
            let message = format!(
                "member `{}` is sent twice: `{}` has this name already; rename one of them",
                field.wire, first.ident
            );
            diagnostics.at_span(field.span, message);
        }
        seen.entry(&field.wire).or_insert(field);
    }
}

fn some_word_is_known(input: &Input, words: &[Word], has_other: bool, diagnostics: &Diagnostics) {
    if words.is_empty() && !has_other {
        let message = format!(
            "enum `{}` has no variants, so there is nothing to send; write its words",
            input.item.ident
        );
        diagnostics.at(&input.item.ident, message);
    }
}
