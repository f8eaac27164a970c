//! The path literal to its path and its fixed query.

use crate::diagnostics::Diagnostics;
use crate::model::inputs::Place;
use crate::model::template::{Pair, Part};
use crate::read::text::Text;
use crate::template::target;

use super::pairs::from_parts;
use super::scope::Scope;

/// Path and query of a path literal.
pub(crate) fn target(text: &Text, scope: &Scope<'_>, diagnostics: &Diagnostics) -> (Vec<Part>, Vec<Pair>) {
    let target::Target { path, query } = match target::split(scope.pieces(text)) {
        Ok(target) => target,
        Err(message) => {
            diagnostics.at(&text.token, message);
            target::Target::default()
        }
    };
    let path = path.into_iter().filter_map(|piece| scope.part(text, piece, Place::Path)).collect();
    let query = query.into_iter().map(|pair| {
        let place = if pair.value.len() == 1 { Place::Pair } else { Place::TextPart };
        let parts = pair.value.into_iter().filter_map(|piece| scope.part(text, piece, place)).collect();
        Pair { name: pair.name, value: from_parts(parts) }
    });
    (path, query.collect())
}
