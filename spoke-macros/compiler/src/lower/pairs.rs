//! Names with values to pairs.

use crate::model::inputs::Place;
use crate::model::template::{Pair, PairValue, Part};
use crate::read::pairs as raw;

use super::scope::Scope;

/// Pairs in declaration order; those whose field is unknown are left out.
pub(crate) fn pairs(raw: &[raw::Pair], place: Place, scope: &Scope<'_>) -> Vec<Pair> {
    raw.iter()
        .filter_map(|pair| Some(Pair { name: pair.name.clone(), value: value(&pair.value, place, scope)? }))
        .collect()
}

/// Pairs of a form, where a field under a name that ends with `.*` is written member by member.
pub(crate) fn form(raw: &[raw::Pair], scope: &Scope<'_>) -> Vec<Pair> {
    let place = |pair: &raw::Pair| if pair.is_nested() { Place::Json } else { Place::Pair };
    raw.iter().flat_map(|pair| pairs(std::slice::from_ref(pair), place(pair), scope)).collect()
}

/// Parts as a value: a slot by itself is its field, which may be absent or a list.
pub(crate) fn from_parts(parts: Vec<Part>) -> PairValue {
    match parts.as_slice() {
        [Part::Field(input)] => PairValue::Field(*input),
        _ => PairValue::Text(parts),
    }
}

fn value(raw: &raw::PairValue, place: Place, scope: &Scope<'_>) -> Option<PairValue> {
    match raw {
        raw::PairValue::Field(name) => scope.field(name, place).map(PairValue::Field),
        raw::PairValue::Text(text) => {
            let pieces = scope.pieces(text);
            let place = if pieces.len() == 1 { place } else { Place::TextPart };
            let parts = pieces.into_iter().filter_map(|piece| scope.part(text, piece, place)).collect();
            Some(from_parts(parts))
        }
    }
}
