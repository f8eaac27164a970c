//! A hub's connections: as configured, and those that are open.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::{ConnectionConfig, Mistakes, Shared, open};
use crate::connection::Alias;
use crate::error::Error;
use crate::near::advice;

use super::registry::{Identity, Registry};

/// A hub's connections: as configured, and those that are open.
pub(crate) struct Aliases {
    configured: BTreeMap<String, ConnectionConfig>,
    open: Mutex<BTreeMap<(String, &'static str), Open>>,
    shared: Shared,
    /// How an alias that nobody configured is made; only a fake hub does.
    any: Option<fn(Identity) -> ConnectionConfig>,
}

struct Open {
    alias: Arc<Alias>,
    spoke: Identity,
}

impl Aliases {
    pub(super) fn new(
        configured: BTreeMap<String, ConnectionConfig>,
        shared: Shared,
        any: Option<fn(Identity) -> ConnectionConfig>,
    ) -> Self {
        Aliases { configured, open: Mutex::default(), shared, any }
    }

    /// Opens what leads to a known spoke, so that all mistakes are told at once.
    pub(super) fn open_known(&self, registry: &Registry, mistakes: &Mistakes) {
        for (alias, config) in &self.configured {
            if let Some(spoke) = registry.spoke(&config.spoke().value) {
                let declaration = spoke.identity.declaration;
                if let Some(site) = open(alias, config, declaration, &self.shared, mistakes) {
                    let opened = Open { alias: Alias::new(declaration, site), spoke: spoke.identity };
                    self.lock().insert((alias.clone(), declaration.name), opened);
                }
            }
        }
    }

    /// The connection of this name, which must lead to `wanted`.
    pub(crate) fn get(&self, alias: &str, wanted: Identity) -> Result<Arc<Alias>, Error> {
        let name = wanted.declaration.name;
        let config = match (self.configured.get(alias), self.any) {
            (Some(config), _) => config,
            (None, Some(make)) => &make(wanted),
            (None, None) => return Err(self.unknown(alias)),
        };
        let spoke = config.spoke();
        if spoke.value != name {
            let sentence =
                format!("`{alias}` is a connection to `{}`, not to `{name}` ({})", spoke.value, spoke.place);
            return Err(Error::config(sentence));
        }
        let mut all = self.lock();
        if let Some(open) = all.get(&(alias.to_owned(), name)) {
            open.spoke.agrees(wanted).map_err(Error::config)?;
            return Ok(Arc::clone(&open.alias));
        }
        let mistakes = Mistakes::default();
        let site = open(alias, config, wanted.declaration, &self.shared, &mistakes);
        mistakes.into_result()?;
        let site = site.ok_or_else(|| Error::config(format!("`{alias}` cannot be opened")))?;
        let made = Alias::new(wanted.declaration, site);
        all.insert((alias.to_owned(), name), Open { alias: Arc::clone(&made), spoke: wanted });
        Ok(made)
    }

    /// The name of the spoke to which `alias` leads, or `None` where a fake hub has yet to learn it.
    pub(crate) fn spoke_of(&self, alias: &str) -> Result<Option<String>, Error> {
        match (self.configured.get(alias), self.any) {
            (Some(config), _) => Ok(Some(config.spoke().value.clone())),
            (None, None) => Err(self.unknown(alias)),
            (None, Some(_)) => {
                let all = self.lock();
                let mut spokes = all.keys().filter(|(name, _)| name == alias).map(|(_, spoke)| *spoke);
                let first = spokes.next().map(str::to_owned);
                Ok(first.filter(|_| spokes.next().is_none()))
            }
        }
    }

    pub(super) fn list(&self) -> Vec<(String, String)> {
        let configured =
            self.configured.iter().map(|(alias, config)| (alias.clone(), config.spoke().value.clone()));
        let mut all: Vec<_> = configured.collect();
        all.extend(self.lock().keys().map(|(alias, spoke)| (alias.clone(), (*spoke).to_owned())));
        all.sort();
        all.dedup();
        all
    }

    fn unknown(&self, alias: &str) -> Error {
        let advice = advice(alias, self.configured.keys().map(String::as_str));
        Error::config(format!("there is no connection `{alias}`{advice}"))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<(String, &'static str), Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Aliases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.list()).finish()
    }
}
