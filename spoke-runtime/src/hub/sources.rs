//! Where a hub's connections come from: read at the start, and again at each reload.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::caller::Grants;
use crate::clock::Clock;
use crate::config::{ConnectionConfig, Document, Mistakes, Place, Shared, Spot, read, store, unite};
use crate::error::Error;
use crate::near::{advice, quoted};
use crate::observe::Observe;
use crate::secret::SecretStore;
use crate::transport::{Networks, Transport};

use super::aliases::Configured;
use super::registry::Registry;

/// The variable that names the environment where the program does not.
pub const ENVIRONMENT: &str = "SPOKE_ENV";

/// Where a hub's connections come from.
#[derive(Debug)]
pub(super) struct Sources {
    pub(super) texts: Vec<Text>,
    pub(super) connections: Vec<(String, ConnectionConfig)>,
    /// The environment that the program asks for.
    pub(super) environment: Option<String>,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) networks: Arc<Networks>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) observers: Vec<Arc<dyn Observe>>,
    pub(super) store: Option<Arc<dyn SecretStore>>,
}

/// A text in the form of `connections.toml`.
#[derive(Debug)]
pub(super) enum Text {
    /// A file, read anew at each reload.
    File(PathBuf),
    /// What the program gave.
    Given(String),
}

impl Text {
    fn read(&self) -> Result<(String, String, Option<&Path>), Error> {
        match self {
            Text::Given(text) => Ok(("connections.toml".to_owned(), text.clone(), None)),
            Text::File(path) => {
                let text = std::fs::read_to_string(path).map_err(|error| {
                    Error::config(format!("the connections in `{}` cannot be read", path.display()))
                        .caused_by(error)
                })?;
                Ok((path.display().to_string(), text, path.parent()))
            }
        }
    }
}

impl Sources {
    /// Reads everything. It blocks for as long as that takes.
    ///
    /// # Errors
    /// Where a file cannot be read; what is wrong inside of one is noted.
    pub(super) fn read(&self, registry: &Registry, mistakes: &Mistakes) -> Result<Configured, Error> {
        let documents = self.documents(mistakes)?;
        let environment = self.environment(&documents, mistakes);
        let connections = self.connections(&documents, environment.as_deref(), mistakes);
        let callers = callers(&documents, &connections, registry, mistakes);
        let store = self.store.clone().or_else(|| store(&documents, mistakes));
        let Sources { transport, networks, clock, observers, .. } = self;
        let shared = Shared {
            transport: transport.clone(),
            networks: Arc::clone(networks),
            clock: Arc::clone(clock),
            observers: observers.clone(),
            store,
        };
        Ok(Configured { connections, callers, shared })
    }

    /// The files and texts, before an environment is chosen.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub(super) fn documents(&self, mistakes: &Mistakes) -> Result<Vec<Document>, Error> {
        let mut documents = Vec::new();
        for text in &self.texts {
            let (name, text, folder) = text.read()?;
            documents.push(read(&name, &text, folder, mistakes));
        }
        Ok(documents)
    }

    /// The connections in one environment, those made in code among them.
    pub(super) fn connections(
        &self,
        documents: &[Document],
        environment: Option<&str>,
        mistakes: &Mistakes,
    ) -> BTreeMap<String, ConnectionConfig> {
        let mut connections = BTreeMap::new();
        let written = documents.iter().flat_map(|document| document.connections(environment, mistakes));
        for (alias, config) in written.chain(self.connections.iter().cloned()) {
            let place = config.spoke().place.clone();
            if connections.insert(alias.clone(), config).is_some() {
                mistakes.note(&place, format!("there are two connections `{alias}`; rename one"));
            }
        }
        unite(&mut connections, mistakes);
        connections
    }

    /// The files to look at for changes.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let file = |text: &Text| match text {
            Text::File(path) => Some(path.clone()),
            Text::Given(_) => None,
        };
        self.texts.iter().filter_map(file).collect()
    }

    /// The environment that counts: the program's word, then the variable's, then the file's. A name that no file knows is a
    /// mistake: a slip of the pen must not call with another environment's credentials.
    pub(super) fn environment(&self, documents: &[Document], mistakes: &Mistakes) -> Option<String> {
        let known: BTreeSet<&str> = documents.iter().flat_map(Document::environments).collect();
        let (place, name) = match (&self.environment, std::env::var(ENVIRONMENT)) {
            (Some(name), _) => ("Hub::builder().environment(..)", name.clone()),
            (None, Ok(name)) if !name.is_empty() && !known.is_empty() => (ENVIRONMENT, name),
            (None, _) => return documents.iter().find_map(Document::default_environment).map(str::to_owned),
        };
        if known.contains(name.as_str()) {
            return Some(name);
        }
        let advice = advice(&name, known.iter().copied());
        mistakes.note(
            &Place::Code(place.into()),
            format!("there is no environment `{}` in the connections{advice}", name.escape_debug()),
        );
        None
    }
}

/// The callers by name, their grants checked against what is known.
fn callers(
    documents: &[Document],
    connections: &BTreeMap<String, ConnectionConfig>,
    registry: &Registry,
    mistakes: &Mistakes,
) -> BTreeMap<String, Arc<Grants>> {
    let mut callers = BTreeMap::new();
    for (name, Spot { value: grants, place }) in documents.iter().flat_map(|document| &document.callers) {
        let note = |sentence: String| mistakes.note(place, format!("`caller.{name}` {sentence}"));
        for grant in &grants.allow {
            let Some(spoke) = grant.spoke.name() else { continue };
            if !connections.values().any(|config| config.spoke().value == spoke)
                && registry.spoke(spoke).is_none()
            {
                let known: BTreeSet<_> =
                    connections.values().map(|config| config.spoke().value.as_str()).collect();
                note(format!(
                    "allows `{grant}`, and no connection leads to `{spoke}`{}",
                    advice(spoke, known)
                ));
            } else if let (Some(spoke), Some(action)) = (registry.spoke(spoke), grant.action.name())
                && let Err(sentence) = spoke.action(action)
            {
                note(format!("allows `{grant}`: {sentence}"));
            }
        }
        for glob in grants.connections.iter().flatten() {
            if !connections.keys().any(|alias| glob.matches(alias)) {
                let known = connections.keys().map(String::as_str);
                let advice = glob.name().map_or_else(
                    || format!("; there are {}", quoted(known.clone())),
                    |name| advice(name, known.clone()),
                );
                note(format!("names the connection `{glob}`, which there is not{advice}"));
            }
        }
        if callers.insert(name.clone(), Arc::new(grants.clone())).is_some() {
            note("stands there twice; rename one".to_owned());
        }
    }
    callers
}
