//! `limit = EXPR by field` to its model.

use crate::model::inputs::Place;
use crate::model::limit::Limit;
use crate::read::limit as raw;

use super::scope::Scope;

pub(crate) fn limits(raw: &[raw::Limit], scope: &Scope<'_>) -> Vec<Limit> {
    let limit = |raw: &raw::Limit| Limit {
        value: raw.value.clone(),
        by: raw.by.as_ref().and_then(|name| scope.field(name, Place::Bucket)),
    };
    raw.iter().map(limit).collect()
}
