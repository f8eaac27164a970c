//! `unique(..)` and `probe` to their model.

use crate::model::inputs::Place;
use crate::model::lookup::Lookup;
use crate::read::lookup::{Probe, Unique};

use super::scope::Scope;

/// Nothing where no action is named, which is a fault by itself.
pub(crate) fn unique(raw: &Unique, scope: &Scope<'_>) -> Option<Lookup> {
    let known = raw.by.iter().filter(|name| scope.field(name, Place::By).is_some());
    let by = known.map(|name| name.text.clone()).collect();
    Some(Lookup { action: raw.find.clone()?, by })
}

pub(crate) fn probe(raw: &Probe) -> Lookup {
    Lookup { action: raw.action.clone(), by: Vec::new() }
}
