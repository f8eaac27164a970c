//! The keys of `connections.toml`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use toml::de::DeTable;

use crate::retry::Retry;

use super::connection::{Auth, ConnectionConfig};
use super::limit::limit;
use super::mistakes::Mistakes;
use super::section::Section;
use super::sizes::{BUDGET, SIZE, budget, size};
use super::value::{Origin, Spot, Value};

/// Reads a file's text. Its connections come by alias; what is wrong is noted.
pub(crate) fn read(
    name: &str,
    text: &str,
    folder: Option<&Path>,
    mistakes: &Mistakes,
) -> BTreeMap<String, ConnectionConfig> {
    let origin = Origin { name: Arc::from(name), text };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = origin.place(error.span().map_or(0, |span| span.start));
        mistakes.note(&place, format!("this is no TOML: {}", error.message()));
    }
    // What is read from a broken file would only be told twice.
    if !errors.is_empty() {
        return BTreeMap::new();
    }
    let table = origin.table(document.get_ref());
    let top = origin.place(0);
    let top = Section::new(String::new(), &top, &table, mistakes);
    let connections = top.section("connection");
    top.finish();
    let folder = folder.map(Arc::from);
    connections.iter().flat_map(|all| aliases(all, folder.as_ref())).collect()
}

fn aliases(all: &Section<'_>, folder: Option<&Arc<Path>>) -> Vec<(String, ConnectionConfig)> {
    let mut connections = Vec::new();
    for (alias, spot) in all.entries() {
        let path = all.path_of(&alias.value);
        match &spot.value {
            Value::Table(table) => {
                let section = Section::new(path, &alias.place, table, all.mistakes());
                let config = connection(&section);
                section.finish();
                if let Some(config) = config {
                    let config = ConnectionConfig { folder: folder.cloned(), ..config };
                    connections.push((alias.value.clone(), config));
                }
            }
            other => all.mistakes().note(
                &spot.place,
                format!("`{path}` takes the keys of a connection, found {}", other.shown()),
            ),
        }
    }
    connections
}

fn connection(section: &Section<'_>) -> Option<ConnectionConfig> {
    let spoke = section.needed("spoke", "\"…\"").and_then(|_| section.text("spoke"));
    let base_url = section.text("base_url");
    let settings = section.section("settings");
    let auth = section.get("auth").map_or(Auth::Unsaid, |spot| Auth::Written(spot.clone()));
    let (attempt_timeout, call_timeout) = match section.section("timeout") {
        None => (None, None),
        Some(timeout) => {
            let limits = (timeout.duration("attempt"), timeout.duration("call"));
            timeout.finish();
            limits
        }
    };
    let retry = section.section("retry").map(|retry| {
        let attempts = retry.count("attempts", 1);
        let budget = retry.measured("budget", BUDGET, budget);
        retry.finish();
        let own = attempts.map_or(Retry::new(), |attempts| Retry::new().attempts(attempts));
        budget.map_or(own.clone(), |share| own.budget(share))
    });
    let limit = section.section("limit").and_then(|section| limit(&section));
    let limit_group = section.text("limit_group");
    let max_body = section.measured("max_body", SIZE, size);
    let allow_http = section.boolean("allow_http").unwrap_or_default();
    Some(ConnectionConfig {
        base_url,
        settings: settings.map(|settings| by_name(&settings)).unwrap_or_default(),
        auth,
        attempt_timeout,
        call_timeout,
        retry,
        limit,
        limit_group,
        max_body,
        allow_http,
        ..ConnectionConfig::at(spoke?, section.place().clone())
    })
}

fn by_name(settings: &Section<'_>) -> BTreeMap<String, Spot<Value>> {
    settings.entries().iter().map(|(name, value)| (name.value.clone(), value.clone())).collect()
}
