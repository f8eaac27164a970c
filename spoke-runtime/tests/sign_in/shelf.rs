//! A store of secrets in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex};

use spoke_runtime::{Held, Secret, SecretStore};

/// A store in memory. Clones are the same store.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shelf(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    secrets: BTreeMap<String, String>,
    held: BTreeSet<String>,
    history: Vec<(String, String)>,
    is_full: bool,
}

impl Shelf {
    pub(crate) fn with(name: &str, secret: &str) -> Self {
        let shelf = Shelf::default();
        shelf.put(name, secret);
        shelf
    }

    pub(crate) fn put(&self, name: &str, secret: &str) {
        self.0.state.lock().unwrap().secrets.insert(name.to_owned(), secret.to_owned());
    }

    pub(crate) fn read(&self, name: &str) -> Option<String> {
        self.0.state.lock().unwrap().secrets.get(name).cloned()
    }

    /// What is kept under `name`, as JSON.
    pub(crate) fn record(&self, name: &str) -> serde_json::Value {
        serde_json::from_str(&self.read(name).unwrap()).unwrap()
    }

    /// Takes nothing from now on, or again.
    pub(crate) fn fill(&self, is_full: bool) {
        self.0.state.lock().unwrap().is_full = is_full;
    }

    /// Every set: the name, and why.
    pub(crate) fn history(&self) -> Vec<(String, String)> {
        self.0.state.lock().unwrap().history.clone()
    }
}

struct Lock {
    shelf: Shelf,
    name: String,
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.shelf.0.state.lock().unwrap().held.remove(&self.name);
        self.shelf.0.freed.notify_all();
    }
}

impl SecretStore for Shelf {
    fn get(&self, name: &str) -> Result<Option<Secret<String>>, String> {
        Ok(self.read(name).map(Secret::new))
    }

    fn set(&self, name: &str, value: &Secret<String>, why: &str) -> Result<(), String> {
        let mut state = self.0.state.lock().unwrap();
        if state.is_full {
            return Err("the shelf is full".to_owned());
        }
        assert!(state.held.contains(name), "what is replaced is held");
        state.secrets.insert(name.to_owned(), value.expose().clone());
        state.history.push((name.to_owned(), why.to_owned()));
        Ok(())
    }

    fn names(&self) -> Result<Vec<String>, String> {
        Ok(self.0.state.lock().unwrap().secrets.keys().cloned().collect())
    }

    fn hold(&self, name: &str) -> Result<Held, String> {
        let mut state = self.0.state.lock().unwrap();
        while !state.held.insert(name.to_owned()) {
            state = self.0.freed.wait(state).unwrap();
        }
        Ok(Held::by(Lock { shelf: self.clone(), name: name.to_owned() }))
    }
}
