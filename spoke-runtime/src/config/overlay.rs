//! Connections over connections: what one extends, and what an environment puts over it.

use std::collections::{BTreeMap, BTreeSet};

use crate::near::advice;

use super::file::{Entries, Entry};
use super::mistakes::Mistakes;
use super::value::{Place, Spot, Table, Value};

/// The tables of which connections take what they name key by key. Everything else is replaced whole, `auth` above all: half
/// of one sign-in and half of another are none.
const MERGED: &[&str] = &["settings", "headers", "timeout", "retry", "limit", "tls"];

/// The connections of a file and what the chosen environment puts over them.
pub(super) struct Layers<'a> {
    pub(super) base: &'a Entries,
    pub(super) overlay: Option<&'a Entries>,
}

/// Every connection with what it extends below it and the environment above. One without a spoke that others extend is no
/// connection of its own.
pub(super) fn effective(layers: &Layers<'_>, mistakes: &Mistakes) -> Entries {
    let own = layers.own();
    let mut extended = BTreeSet::new();
    let mut whole = BTreeMap::new();
    for alias in own.keys() {
        let mut way = Vec::new();
        if let Some(entry) = resolve(alias, &own, &mut way, &mut extended, mistakes) {
            whole.insert(alias.clone(), entry);
        }
    }
    whole.retain(|alias, entry| !extended.contains(alias) || find(&entry.table, "spoke").is_some());
    whole
}

impl Layers<'_> {
    /// The connections of both layers, without what they extend.
    fn own(&self) -> Entries {
        let mut own = self.base.clone();
        for (alias, above) in self.overlay.into_iter().flatten() {
            let entry = match own.remove(alias) {
                Some(below) => Entry { table: merged(&below.table, &above.table), place: below.place },
                None => above.clone(),
            };
            own.insert(alias.clone(), entry);
        }
        own
    }
}

/// The table of `alias` over the one that it extends. `way` is how we came here.
fn resolve(
    alias: &str,
    own: &Entries,
    way: &mut Vec<String>,
    extended: &mut BTreeSet<String>,
    mistakes: &Mistakes,
) -> Option<Entry> {
    let entry = own.get(alias)?;
    let Some((name, place)) = extends(alias, entry, mistakes) else { return Some(entry.clone()) };
    way.push(alias.to_owned());
    if let Some(start) = way.iter().position(|one| *one == name) {
        // Told once, by the first of its names.
        if way[start..].iter().any(|one| *one < name) {
            return None;
        }
        let circle =
            way[start..].iter().chain([&name]).map(|one| format!("`{one}`")).collect::<Vec<_>>().join(" → ");
        mistakes.note(&place, format!("`connection.{alias}.extends` leads in a circle: {circle}"));
        return None;
    }
    if !own.contains_key(&name) {
        let mut others = own.keys().map(String::as_str).filter(|known| *known != alias).peekable();
        let advice = match others.peek() {
            Some(_) => advice(&name, others.collect::<Vec<_>>()),
            None => "; there is no other".to_owned(),
        };
        mistakes
            .note(&place, format!("`connection.{alias}` extends `{name}`, which is no connection{advice}"));
        return None;
    }
    extended.insert(name.clone());
    let below = resolve(&name, own, way, extended, mistakes)?;
    let table = below.table.into_iter().filter(|(key, _)| key.value != "extends").collect();
    Some(Entry { table: merged(&table, &entry.table), place: entry.place.clone() })
}

fn extends(alias: &str, entry: &Entry, mistakes: &Mistakes) -> Option<(String, Place)> {
    let spot = find(&entry.table, "extends")?;
    match &spot.value {
        Value::Text(name) => Some((name.clone(), spot.place.clone())),
        other => {
            let found = other.shown();
            mistakes.note(
                &spot.place,
                format!("`connection.{alias}.extends` takes the name of a connection, found {found}"),
            );
            None
        }
    }
}

fn find<'a>(table: &'a Table, key: &str) -> Option<&'a Spot<Value>> {
    table.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
}

/// `above` over `below`.
fn merged(below: &Table, above: &Table) -> Table {
    let mut table = below.clone();
    for (key, value) in above {
        match table.iter_mut().find(|(name, _)| name.value == key.value) {
            None => table.push((key.clone(), value.clone())),
            Some(old) => {
                let value = match (&old.1.value, &value.value) {
                    (Value::Table(below), Value::Table(above)) if MERGED.contains(&key.value.as_str()) => {
                        Spot { value: Value::Table(merged(below, above)), place: value.place.clone() }
                    }
                    _ => value.clone(),
                };
                *old = (key.clone(), value);
            }
        }
    }
    table
}
