//! What a hub is told before it loads its connections.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use crate::action::{Action, Spoke};
use crate::clock::{Clock, SystemClock};
use crate::config::{ConnectionConfig, Mistakes, Place};
use crate::error::Error;
use crate::observe::Observe;
use crate::secret::SecretStore;
use crate::transport::Transport;

use super::Hub;
use super::aliases::Aliases;
use super::registry::Registry;
use super::sources::{Sources, Text};

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
    pub(super) registry: Registry,
    pub(super) sources: Sources,
    opens_later: bool,
    pub(super) mistakes: Mistakes,
}

impl HubBuilder {
    pub(super) fn new() -> Self {
        let sources = Sources {
            texts: Vec::new(),
            connections: Vec::new(),
            environment: None,
            transport: None,
            networks: Arc::default(),
            clock: SystemClock::shared(),
            observers: Vec::new(),
            store: None,
        };
        let (registry, mistakes) = (Registry::default(), Mistakes::default());
        HubBuilder { registry, sources, opens_later: false, mistakes }
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
        self.sources.connections.push((alias, config));
        self
    }

    /// Adds the connections of a text in the form of `connections.toml`.
    pub fn connections_toml(mut self, text: impl Into<String>) -> Self {
        self.sources.texts.push(Text::Given(text.into()));
        self
    }

    /// Chooses an environment of the files, in place of the variable `SPOKE_ENV` and of what the files mean by themselves.
    pub fn environment(mut self, name: impl Into<String>) -> Self {
        self.sources.environment = Some(name.into());
        self
    }

    /// Sends everything through `transport` in place of the network.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.sources.transport = Some(Arc::new(transport));
        self
    }

    /// Takes time and chance from `clock`.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.sources.clock = Arc::new(clock);
        self
    }

    /// Hands finished attempts and calls of all connections to `observer`, too.
    pub fn observer(mut self, observer: impl Observe + 'static) -> Self {
        self.sources.observers.push(Arc::new(observer));
        self
    }

    /// Reads `{ secret = "name" }` from `store`, in place of the file beside the connections.
    pub fn secrets(mut self, store: impl SecretStore + 'static) -> Self {
        self.sources.store = Some(Arc::new(store));
        self
    }

    /// Leaves each connection closed until it is first asked for, so that one without its secret keeps nobody from the others.
    pub fn open_later(mut self) -> Self {
        self.opens_later = true;
        self
    }

    /// Reads a file and builds the hub. Relative paths in the file start at its folder.
    ///
    /// # Errors
    /// Where the file cannot be read, and as for [`HubBuilder::build`].
    pub async fn load(mut self, path: impl AsRef<Path>) -> Result<Hub, Error> {
        self.sources.texts.push(Text::File(path.as_ref().to_owned()));
        // Opening the store takes as long as its key is hard to guess.
        match tokio::task::spawn_blocking(|| self.build()).await {
            Ok(built) => built,
            Err(gone) => match gone.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(gone) => {
                    Err(Error::config("the connections were not read: the runtime is shutting down")
                        .caused_by(gone))
                }
            },
        }
    }

    /// Builds the hub of what was added so far. It blocks for as long as it takes to read the files and to open the store.
    ///
    /// # Errors
    /// All mistakes in one error, each with its place, what was found and what is allowed.
    pub fn build(self) -> Result<Hub, Error> {
        let HubBuilder { registry, sources, opens_later, mistakes } = self;
        let configured = sources.read(&registry, &mistakes)?;
        let aliases = Aliases::new(configured, None);
        if !opens_later {
            aliases.open_known(&registry, &mistakes);
        }
        mistakes.into_result()?;
        Ok(Hub::new(registry, aliases, Some(sources)))
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
