//! A hub's connections: as configured, and those that are open.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::caller::Grants;
use crate::config::{ConnectionConfig, Mistakes, Shared, keep, open};
use crate::connection::Alias;
use crate::error::Error;
use crate::near::advice;
use crate::site::{Guard, Site};

use super::registry::{Identity, Registry};

/// A hub's connections: as configured, and those that are open.
pub(crate) struct Aliases {
    state: Mutex<State>,
    /// How an alias that nobody configured is made; only a fake hub does.
    any: Option<fn(Identity) -> ConnectionConfig>,
}

struct State {
    configured: BTreeMap<String, ConnectionConfig>,
    callers: BTreeMap<String, Arc<Grants>>,
    shared: Shared,
    open: BTreeMap<Key, Open>,
}

/// An alias, the spoke's name and the caller.
type Key = (String, &'static str, Option<String>);

struct Open {
    alias: Arc<Alias>,
    spoke: Identity,
}

/// What a hub has been configured with.
pub(super) struct Configured {
    pub(super) connections: BTreeMap<String, ConnectionConfig>,
    pub(super) callers: BTreeMap<String, Arc<Grants>>,
    pub(super) shared: Shared,
}

/// Who asks, by name; `None` for the program itself.
pub(crate) type Caller<'a> = Option<&'a str>;

impl Aliases {
    pub(super) fn new(configured: Configured, any: Option<fn(Identity) -> ConnectionConfig>) -> Self {
        let Configured { connections, callers, shared } = configured;
        let state = State { configured: connections, callers, shared, open: BTreeMap::new() };
        Aliases { state: Mutex::new(state), any }
    }

    /// Opens what leads to a known spoke, so that all mistakes are told at once.
    pub(super) fn open_known(&self, registry: &Registry, mistakes: &Mistakes) {
        let State { configured, shared, open: all, .. } = &mut *self.lock();
        for (alias, config) in &*configured {
            if let Some(spoke) = registry.spoke(&config.spoke().value) {
                let declaration = spoke.identity.declaration;
                if let Some(site) = open(alias, config, declaration, shared, mistakes) {
                    let opened = Open { alias: Alias::new(declaration, site), spoke: spoke.identity };
                    all.insert((alias.clone(), declaration.name, None), opened);
                }
            }
        }
    }

    /// Puts `configured` in the place of what there is, for the next calls. Connections that are open stay so; what is gone is
    /// closed.
    ///
    /// # Errors
    /// All mistakes; then everything stays as it is.
    pub(super) fn replace(
        &self,
        configured: Configured,
        registry: &Registry,
        mistakes: Mistakes,
    ) -> Result<(), Error> {
        let Configured { mut connections, callers, shared } = configured;
        let mut state = self.lock();
        keep(&mut connections, &state.configured);
        let known = |alias: &str, config: &ConnectionConfig| {
            let name = config.spoke().value.as_str();
            let from: Key = (alias.to_owned(), "", None);
            let mut open = state.open.range(from..).take_while(|((own, ..), _)| own == alias);
            let open = open.find(|((_, spoke, _), _)| *spoke == name);
            open.map(|(_, open)| open.spoke).or_else(|| registry.spoke(name).map(|spoke| spoke.identity))
        };
        let mut sites = BTreeMap::new();
        for (alias, config) in &connections {
            let Some(spoke) = known(alias, config) else { continue };
            if let Some(site) = open(alias, config, spoke.declaration, &shared, &mistakes) {
                sites.insert(alias.clone(), (spoke, site));
            }
        }
        mistakes.into_result()?;
        state.lead_to(&sites, &callers);
        for (alias, (spoke, site)) in sites {
            let key = (alias, spoke.declaration.name, None);
            state
                .open
                .entry(key)
                .or_insert_with(|| Open { alias: Alias::new(spoke.declaration, site), spoke });
        }
        state.configured = connections;
        state.callers = callers;
        state.shared = shared;
        Ok(())
    }

    /// The connection of this name, which must lead to `wanted`.
    pub(crate) fn get(&self, alias: &str, wanted: Identity, caller: Caller<'_>) -> Result<Arc<Alias>, Error> {
        let mut state = self.lock();
        let made = self.of_all(&mut state, alias, wanted)?;
        let Some(caller) = caller else { return Ok(made) };
        let key = (alias.to_owned(), wanted.declaration.name, Some(caller.to_owned()));
        if let Some(open) = state.open.get(&key) {
            return Ok(Arc::clone(&open.alias));
        }
        let site = Site { guard: state.guard(caller), ..Site::clone(&made.site()) };
        let made = Alias::new(wanted.declaration, site);
        state.open.insert(key, Open { alias: Arc::clone(&made), spoke: wanted });
        Ok(made)
    }

    fn of_all(&self, state: &mut State, alias: &str, wanted: Identity) -> Result<Arc<Alias>, Error> {
        let State { configured, shared, open: all, .. } = state;
        let name = wanted.declaration.name;
        let config = match (configured.get(alias), self.any) {
            (Some(config), _) => config,
            (None, Some(make)) => &make(wanted),
            (None, None) => return Err(unknown(alias, configured)),
        };
        let spoke = config.spoke();
        if spoke.value != name {
            let sentence =
                format!("`{alias}` is a connection to `{}`, not to `{name}` ({})", spoke.value, spoke.place);
            return Err(Error::config(sentence));
        }
        let key = (alias.to_owned(), name, None);
        if let Some(open) = all.get(&key) {
            open.spoke.agrees(wanted).map_err(Error::config)?;
            return Ok(Arc::clone(&open.alias));
        }
        let mistakes = Mistakes::default();
        let site = open(alias, config, wanted.declaration, shared, &mistakes);
        mistakes.into_result()?;
        let site = site.ok_or_else(|| Error::config(format!("`{alias}` cannot be opened")))?;
        let made = Alias::new(wanted.declaration, site);
        all.insert(key, Open { alias: Arc::clone(&made), spoke: wanted });
        Ok(made)
    }

    /// What `caller` may do.
    ///
    /// # Errors
    /// Where there is no such caller.
    pub(super) fn grants(&self, caller: &str) -> Result<Arc<Grants>, Error> {
        let state = self.lock();
        state.callers.get(caller).cloned().ok_or_else(|| {
            let advice = advice(caller, state.callers.keys().map(String::as_str));
            Error::config(format!("there is no caller `{caller}`{advice}"))
        })
    }

    /// The name of the spoke to which `alias` leads, or `None` where a fake hub has yet to learn it.
    pub(crate) fn spoke_of(&self, alias: &str) -> Result<Option<String>, Error> {
        let state = self.lock();
        match (state.configured.get(alias), self.any) {
            (Some(config), _) => Ok(Some(config.spoke().value.clone())),
            (None, None) => Err(unknown(alias, &state.configured)),
            (None, Some(_)) => {
                let mut spokes: Vec<_> = state
                    .open
                    .keys()
                    .filter(|(name, ..)| name == alias)
                    .map(|(_, spoke, _)| *spoke)
                    .collect();
                spokes.dedup();
                Ok(match spokes.as_slice() {
                    [one] => Some((*one).to_owned()),
                    _ => None,
                })
            }
        }
    }

    pub(super) fn list(&self) -> Vec<(String, String)> {
        let state = self.lock();
        let configured =
            state.configured.iter().map(|(alias, config)| (alias.clone(), config.spoke().value.clone()));
        let mut all: Vec<_> = configured.collect();
        if self.any.is_some() {
            all.extend(state.open.keys().map(|(alias, spoke, _)| (alias.clone(), (*spoke).to_owned())));
        }
        all.sort();
        all.dedup();
        all
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Leads what is open to its new site, and closes what has none.
    fn lead_to(&self, sites: &BTreeMap<String, (Identity, Site)>, callers: &BTreeMap<String, Arc<Grants>>) {
        for ((alias, spoke, caller), open) in &self.open {
            let new = sites.get(alias).filter(|(identity, _)| identity.declaration.name == *spoke);
            match (new, caller) {
                (None, _) => open.alias.close(&format!("the connection `{alias}` is no longer configured")),
                (Some((_, site)), None) => open.alias.lead_to(site.clone()),
                (Some((_, site)), Some(caller)) => {
                    open.alias.lead_to(Site { guard: guard(callers, caller), ..site.clone() });
                }
            }
        }
    }

    fn guard(&self, caller: &str) -> Guard {
        guard(&self.callers, caller)
    }
}

/// A caller that is no longer configured may do nothing.
fn guard(callers: &BTreeMap<String, Arc<Grants>>, caller: &str) -> Guard {
    let grants = callers.get(caller).cloned();
    Guard::Caller(grants.unwrap_or_else(|| Arc::new(Grants::none(caller))))
}

fn unknown(alias: &str, configured: &BTreeMap<String, ConnectionConfig>) -> Error {
    let advice = advice(alias, configured.keys().map(String::as_str));
    Error::config(format!("there is no connection `{alias}`{advice}"))
}

impl fmt::Debug for Aliases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.list()).finish()
    }
}
