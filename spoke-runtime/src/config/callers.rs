//! `[caller.NAME]`: what a caller may do.

use std::collections::BTreeMap;

use crate::caller::{Glob, Grant, Grants};

use super::section::Section;
use super::value::{Spot, Value};

/// The callers by name; what is wrong is noted.
pub(super) fn callers(all: &Section<'_>) -> BTreeMap<String, Spot<Grants>> {
    let mut callers = BTreeMap::new();
    for (name, spot) in all.entries() {
        let path = all.path_of(&name.value);
        let Value::Table(table) = &spot.value else {
            let found = spot.value.shown();
            all.mistakes().note(&spot.place, format!("`{path}` takes the keys of a caller, found {found}"));
            continue;
        };
        let section = Section::new(path.clone(), &name.place, table, all.mistakes());
        let allow = section.needed("allow", "[\"crm.*\"]").and_then(|_| section.texts("allow"));
        let connections = section.texts("connections");
        section.finish();
        let mut grants = Grants::none(&name.value);
        for text in allow.unwrap_or_default() {
            match Grant::read(&text) {
                Ok(grant) => grants.allow.push(grant),
                Err(rule) => {
                    let place = section.get("allow").map_or(&name.place, |spot| &spot.place);
                    all.mistakes().note(place, format!("`{path}.allow` {rule}"));
                }
            }
        }
        grants.connections = connections.map(|globs| globs.into_iter().map(Glob::new).collect());
        callers.insert(name.value.clone(), Spot { value: grants, place: name.place.clone() });
    }
    callers
}
