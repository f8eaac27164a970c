//! The connections that a program loaded, and the spokes it knows.

mod aliases;
mod builder;
mod check;
mod describe;
mod login;
mod registry;
mod reload;
mod sources;

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
pub use sources::ENVIRONMENT;

pub(crate) use aliases::Caller;
use aliases::{Aliases, Configured};
pub(crate) use registry::{Identity, KnownAction, KnownSpoke, Registry};
use sources::Sources;

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
    /// For whom this handle calls.
    caller: Option<Arc<str>>,
}

struct Inner {
    registry: RwLock<Registry>,
    aliases: Aliases,
    /// Where the connections come from; a fake hub has made them up.
    sources: Option<Sources>,
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
        self.inner.aliases.get(alias, wanted, self.caller_name()).map(Connection::new)
    }

    /// The same connections for one of the file's callers: every call is checked against what `[caller.NAME]` allows, and what
    /// is not allowed is [`Kind::Denied`](crate::Kind::Denied) before anything is sent.
    ///
    /// It is a guard against mistakes inside one process, and no security boundary: whoever has this hub can ask for another.
    ///
    /// # Errors
    /// Where the file names no such caller, or this hub is a caller's already.
    pub fn caller(&self, name: &str) -> Result<Hub, Error> {
        if let Some(caller) = &self.caller {
            return Err(Error::config(format!(
                "this hub is for `{caller}` and cannot become another caller's"
            )));
        }
        self.inner.aliases.grants(name)?;
        Ok(Hub { inner: Arc::clone(&self.inner), caller: Some(name.into()) })
    }

    /// The names of the connections, sorted, each with its spoke's; of a caller's hub those that it may use.
    pub fn connections(&self) -> Vec<(String, String)> {
        let mut all = self.inner.aliases.list();
        if let Some(grants) = self.caller_name().and_then(|caller| self.inner.aliases.grants(caller).ok()) {
            all.retain(|(alias, _)| grants.reaches(alias));
        }
        all
    }

    /// A hub on which every alias exists.
    pub(crate) fn open(
        transport: impl Transport + 'static,
        clock: impl Clock + 'static,
        any: fn(Identity) -> ConnectionConfig,
    ) -> Self {
        let shared = Shared {
            transport: Some(Arc::new(transport)),
            networks: Arc::default(),
            clock: Arc::new(clock),
            observers: Vec::new(),
            store: None,
        };
        let configured = Configured { connections: BTreeMap::new(), callers: BTreeMap::new(), shared };
        Hub::new(Registry::default(), Aliases::new(configured, Some(any)), None)
    }

    fn new(registry: Registry, aliases: Aliases, sources: Option<Sources>) -> Self {
        Hub { inner: Arc::new(Inner { registry: RwLock::new(registry), aliases, sources }), caller: None }
    }

    /// For whom this handle calls.
    pub(crate) fn caller_name(&self) -> Caller<'_> {
        self.caller.as_deref()
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
