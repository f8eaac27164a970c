//! `pages(..)` to its model.

use crate::model::inputs::Place;
use crate::model::pages::Pages;
use crate::read::pages as raw;

use super::condition::source;
use super::scope::Scope;

/// The first way to the next page; a second one is a fault.
pub(crate) fn pages(raw: &raw::Pages, scope: &Scope<'_>) -> Option<Pages> {
    let raw::Style { word: _, way, from, into } = raw.styles.first()?;
    Some(Pages {
        way: way.clone(),
        from: from.as_ref().map(source),
        into: into.as_ref().and_then(|name| scope.field(name, Place::Turn)),
        more: raw.more.as_ref().map(source),
        total: raw.total.as_ref().map(source),
    })
}
