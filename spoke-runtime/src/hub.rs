//! The connections that a program loaded, and the spokes it knows.

mod aliases;
mod builder;
mod registry;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::action::Spoke;
use crate::clock::Clock;
use crate::config::{ConnectionConfig, Shared};
use crate::connection::Connection;
use crate::error::Error;
use crate::transport::Transport;

pub use builder::HubBuilder;

use aliases::Aliases;
pub(crate) use registry::{Identity, KnownAction, KnownSpoke, Registry};

/// The connections that a program loaded. A clone is one reference count.
///
/// ```no_run
/// # async fn example() -> Result<(), spoke_runtime::Error> {
/// use spoke_runtime::Hub;
///
/// let hub = Hub::load("connections.toml").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Hub {
    inner: Arc<Inner>,
}

struct Inner {
    registry: RwLock<Registry>,
    aliases: Aliases,
}

impl Hub {
    /// A hub that is told what it knows before it loads its connections.
    pub fn builder() -> HubBuilder {
        HubBuilder::new()
    }

    /// The connections of a file; each is checked against its spoke when it is first asked for.
    ///
    /// # Errors
    /// All mistakes of the file in one error, each with line, column, what was found and what is allowed.
    pub async fn load(path: impl AsRef<Path>) -> Result<Hub, Error> {
        Hub::builder().load(path).await
    }

    /// The connection of this name. Every call of it gives a handle to the same connection.
    ///
    /// # Errors
    /// Where there is no such connection, it leads to another spoke, or its configuration does not fit the spoke.
    pub fn connect<S: Spoke>(&self, alias: &str) -> Result<Connection<S>, Error> {
        let wanted = Identity::of::<S>();
        self.registry().agrees(wanted).map_err(Error::config)?;
        self.inner.aliases.get(alias, wanted).map(Connection::new)
    }

    /// The names of the connections, sorted, each with its spoke's.
    pub fn connections(&self) -> Vec<(String, String)> {
        self.inner.aliases.list()
    }

    /// A hub on which every alias exists.
    pub(crate) fn open(
        transport: impl Transport + 'static,
        clock: impl Clock + 'static,
        any: fn(Identity) -> ConnectionConfig,
    ) -> Self {
        let shared = Shared {
            transport: Arc::new(transport),
            clock: Arc::new(clock),
            observers: Vec::new(),
            store: None,
        };
        Hub::new(Registry::default(), Aliases::new(BTreeMap::new(), shared, Some(any)))
    }

    fn new(registry: Registry, aliases: Aliases) -> Self {
        Hub { inner: Arc::new(Inner { registry: RwLock::new(registry), aliases }) }
    }

    pub(crate) fn registry(&self) -> RwLockReadGuard<'_, Registry> {
        self.inner.registry.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn registry_mut(&self) -> RwLockWriteGuard<'_, Registry> {
        self.inner.registry.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn aliases(&self) -> &Aliases {
        &self.inner.aliases
    }
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub").field("connections", &self.connections()).finish_non_exhaustive()
    }
}
