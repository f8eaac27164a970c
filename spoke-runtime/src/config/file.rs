//! A file of connections: its sections, and the connections that it gives in one environment.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use toml::de::DeTable;

use crate::caller::Grants;

use super::callers::callers;
use super::connection::ConnectionConfig;
use super::keys::connection;
use super::mistakes::Mistakes;
use super::overlay::{Layers, effective};
use super::secrets::{SecretsAt, secrets};
use super::section::Section;
use super::value::{Origin, Place, Spot, Table, Value};

/// A file as it was read, before an environment is chosen.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(super) folder: Option<Arc<Path>>,
    /// The environment that the file itself means.
    pub(super) default_environment: Option<Spot<String>>,
    /// The tables of the connections, by alias.
    pub(super) base: Entries,
    /// What each environment puts over them.
    pub(super) overlays: BTreeMap<String, Entries>,
    pub(crate) callers: BTreeMap<String, Spot<Grants>>,
    pub(crate) secrets: Option<SecretsAt>,
}

/// The tables of connections by alias.
pub(super) type Entries = BTreeMap<String, Entry>;

/// The table of a connection, and where its alias stands.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) table: Table,
}

/// Reads a file's text; what is wrong is noted. `folder` is where its relative paths start.
pub(crate) fn read(name: &str, text: &str, folder: Option<&Path>, mistakes: &Mistakes) -> Document {
    let origin = Origin::new(name, text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = origin.place(error.span().map_or(0, |span| span.start));
        mistakes.note(&place, format!("this is no TOML: {}", error.message()));
    }
    // What is read from a broken file would only be told twice.
    if !errors.is_empty() {
        return Document::default();
    }
    let table = origin.table(document.get_ref());
    let top = origin.place(0);
    let top = Section::new(String::new(), &top, &table, mistakes);
    let document = Document {
        folder: folder.map(Arc::from),
        base: top.section("connection").map(|all| entries(&all)).unwrap_or_default(),
        overlays: overlays(&top),
        default_environment: top.text("default_environment"),
        callers: top.section("caller").map(|all| callers(&all)).unwrap_or_default(),
        secrets: top.section("secrets").map(|section| secrets(&section, folder)),
    };
    top.finish();
    document
}

impl Document {
    /// The environments that the file knows.
    pub(crate) fn environments(&self) -> impl Iterator<Item = &str> + Clone {
        let own = self.default_environment.as_ref().map(|own| own.value.as_str());
        own.into_iter()
            .filter(|own| !self.overlays.contains_key(*own))
            .chain(self.overlays.keys().map(String::as_str))
    }

    /// The environment that the file means where nobody says another.
    pub(crate) fn default_environment(&self) -> Option<&str> {
        self.default_environment.as_ref().map(|own| own.value.as_str())
    }

    /// The connections in one environment, by alias. Those of the other environments are read for their mistakes alone.
    pub(crate) fn connections(
        &self,
        environment: Option<&str>,
        mistakes: &Mistakes,
    ) -> BTreeMap<String, ConnectionConfig> {
        for other in self.overlays.keys().filter(|other| Some(other.as_str()) != environment) {
            self.read_in(Some(other), mistakes);
        }
        self.read_in(environment, mistakes)
    }

    fn read_in(&self, environment: Option<&str>, mistakes: &Mistakes) -> BTreeMap<String, ConnectionConfig> {
        let overlay = environment.and_then(|name| self.overlays.get(name));
        let layers = Layers { base: &self.base, overlay };
        let mut connections = BTreeMap::new();
        for (alias, Entry { place, table }) in effective(&layers, mistakes) {
            let section = Section::new(format!("connection.{alias}"), &place, &table, mistakes);
            let config = connection(&section);
            section.finish();
            if let Some(config) = config {
                connections.insert(alias, ConnectionConfig { folder: self.folder.clone(), ..config });
            }
        }
        connections
    }
}

fn entries(all: &Section<'_>) -> Entries {
    let mut tables = Entries::new();
    for (alias, spot) in all.entries() {
        match &spot.value {
            Value::Table(table) => {
                let entry = Entry { place: alias.place.clone(), table: table.clone() };
                tables.insert(alias.value.clone(), entry);
            }
            other => all.mistakes().note(
                &spot.place,
                format!(
                    "`{}` takes the keys of a connection, found {}",
                    all.path_of(&alias.value),
                    other.shown()
                ),
            ),
        }
    }
    tables
}

/// `[environment.NAME.connection.ALIAS]`.
fn overlays(top: &Section<'_>) -> BTreeMap<String, Entries> {
    let mut overlays = BTreeMap::new();
    let Some(spot) = top.get("environment") else { return overlays };
    let Value::Table(table) = &spot.value else {
        top.mistakes().note(
            &spot.place,
            format!(
                "`environment` takes the tables of environments, `[environment.prod.connection.ALIAS]`, found {}; the one that \
                 this file means by itself is `default_environment = \"dev\"`",
                spot.value.shown()
            ),
        );
        return overlays;
    };
    let all = Section::new("environment".to_owned(), &spot.place, table, top.mistakes());
    for (name, spot) in all.entries() {
        let path = all.path_of(&name.value);
        match &spot.value {
            Value::Table(table) => {
                let section = Section::new(path, &name.place, table, all.mistakes());
                let own = section.section("connection").map(|all| entries(&all)).unwrap_or_default();
                section.finish();
                overlays.insert(name.value.clone(), own);
            }
            other => all
                .mistakes()
                .note(&spot.place, format!("`{path}` takes the table `connection`, found {}", other.shown())),
        }
    }
    overlays
}
