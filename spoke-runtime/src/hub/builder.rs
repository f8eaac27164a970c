//! What a hub is told before it loads its connections.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::action::{Action, Spoke};
use crate::clock::{Clock, SystemClock};
use crate::config::{ConnectionConfig, Mistakes, Place, Shared, read, unite};
use crate::error::Error;
use crate::observe::Observe;
use crate::secret::SecretStore;
use crate::transport::{Network, Transport};

use super::Hub;
use super::aliases::Aliases;
use super::registry::Registry;

/// What a hub is told before it loads its connections.
///
/// ```
/// use spoke_runtime::{ConnectionConfig, Hub};
///
/// # fn main() -> Result<(), spoke_runtime::Error> {
/// let hub = Hub::builder()
///     .connection("desk", ConnectionConfig::new("acme-desk").base_url("https://desk.acme.example"))
///     .build()?;
/// assert_eq!(hub.connections(), [("desk".to_owned(), "acme-desk".to_owned())]);
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct HubBuilder {
    registry: Registry,
    texts: Vec<Text>,
    connections: Vec<(String, ConnectionConfig)>,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
    observers: Vec<Arc<dyn Observe>>,
    store: Option<Arc<dyn SecretStore>>,
    mistakes: Mistakes,
}

struct Text {
    name: String,
    text: String,
    folder: Option<PathBuf>,
}

impl HubBuilder {
    pub(super) fn new() -> Self {
        HubBuilder {
            registry: Registry::default(),
            texts: Vec::new(),
            connections: Vec::new(),
            transport: None,
            clock: None,
            observers: Vec::new(),
            store: None,
            mistakes: Mistakes::default(),
        }
    }

    /// Makes a spoke known: its connections are checked with the file, and its actions can be called by name.
    pub fn spoke<S: Spoke>(mut self) -> Self {
        let added = self.registry.add_spoke::<S>();
        self.noting(added)
    }

    /// Makes one more action of a spoke known, the spoke with it: an action of one's own for somebody's spoke.
    pub fn action<A: Action>(mut self) -> Self {
        let added = self.registry.add_action::<A>();
        self.noting(added)
    }

    /// Adds a connection without a file.
    pub fn connection(mut self, alias: impl Into<String>, config: ConnectionConfig) -> Self {
        let alias = alias.into();
        let config = config.named(&alias);
        self.connections.push((alias, config));
        self
    }

    /// Adds the connections of a text in the form of `connections.toml`.
    pub fn connections_toml(self, text: impl Into<String>) -> Self {
        self.text("connections.toml".to_owned(), text.into(), None)
    }

    /// Sends everything through `transport` in place of the network.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Takes time and chance from `clock`.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Hands finished attempts and calls of all connections to `observer`, too.
    pub fn observer(mut self, observer: impl Observe + 'static) -> Self {
        self.observers.push(Arc::new(observer));
        self
    }

    /// Reads `{ secret = "name" }` from `store`, in place of the file beside the connections.
    pub fn secrets(mut self, store: impl SecretStore + 'static) -> Self {
        self.store = Some(Arc::new(store));
        self
    }

    /// Reads a file and builds the hub. Relative paths in the file start at its folder.
    ///
    /// # Errors
    /// Where the file cannot be read, and as for [`HubBuilder::build`].
    pub async fn load(self, path: impl AsRef<Path>) -> Result<Hub, Error> {
        let path = path.as_ref();
        let text = tokio::fs::read_to_string(path).await.map_err(|error| {
            Error::config(format!("the connections in `{}` cannot be read", path.display())).caused_by(error)
        })?;
        let folder = path.parent().map(Path::to_owned);
        self.text(path.display().to_string(), text, folder).build()
    }

    /// Builds the hub of what was added so far.
    ///
    /// # Errors
    /// All mistakes in one error, each with its place, what was found and what is allowed.
    pub fn build(self) -> Result<Hub, Error> {
        let HubBuilder { registry, texts, connections, transport, clock, observers, store, mistakes } = self;
        let mut configured = BTreeMap::new();
        let written = texts
            .iter()
            .flat_map(|Text { name, text, folder }| read(name, text, folder.as_deref(), &mistakes));
        for (alias, config) in written.chain(connections) {
            let place = config.spoke().place.clone();
            if configured.insert(alias.clone(), config).is_some() {
                mistakes.note(&place, format!("there are two connections `{alias}`; rename one"));
            }
        }
        unite(&mut configured, &mistakes);
        let transport = match transport {
            Some(transport) => transport,
            None => Arc::new(Network::new()?),
        };
        let clock = clock.unwrap_or_else(SystemClock::shared);
        let aliases = Aliases::new(configured, Shared { transport, clock, observers, store }, None);
        aliases.open_known(&registry, &mistakes);
        mistakes.into_result()?;
        Ok(Hub::new(registry, aliases))
    }

    fn text(mut self, name: String, text: String, folder: Option<PathBuf>) -> Self {
        self.texts.push(Text { name, text, folder });
        self
    }

    fn noting(self, added: Result<(), String>) -> Self {
        if let Err(sentence) = added {
            self.mistakes.note(&Place::Code("Hub::builder()".into()), sentence);
        }
        self
    }
}

impl fmt::Debug for HubBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HubBuilder").field("registry", &self.registry).finish_non_exhaustive()
    }
}
