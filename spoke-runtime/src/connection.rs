//! A connection: the handle through which a program calls one account of one system.

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, PoisonError, RwLock};

use crate::action::Spoke;
use crate::declaration::Declaration;
use crate::site::{Guard, Site};

/// A handle to one alias of a [`Hub`](crate::Hub), for the actions of `S`.
///
/// A clone is one reference count. Each call asks the handle where it goes, so a reload is seen at the next call.
pub struct Connection<S> {
    alias: Arc<Alias>,
    spoke: PhantomData<fn() -> S>,
}

impl<S: Spoke> Connection<S> {
    /// The caller has found that `alias` leads to `S`.
    pub(crate) fn new(alias: Arc<Alias>) -> Self {
        Connection { alias, spoke: PhantomData }
    }

    /// The name in `connections.toml`.
    pub fn alias(&self) -> &str {
        self.alias.name()
    }

    /// The cell behind this handle.
    pub(crate) fn cell(&self) -> Arc<Alias> {
        Arc::clone(&self.alias)
    }

    /// The cell behind this handle, which is given up.
    pub(crate) fn into_cell(self) -> Arc<Alias> {
        self.alias
    }

    /// Where a call that starts now goes.
    pub(crate) fn site(&self) -> Arc<Site> {
        self.alias.site()
    }
}

impl<S> Clone for Connection<S> {
    fn clone(&self) -> Self {
        Connection { alias: Arc::clone(&self.alias), spoke: PhantomData }
    }
}

impl<S> fmt::Debug for Connection<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.alias.fmt(f)
    }
}

/// The cell behind every handle to one alias.
pub(crate) struct Alias {
    name: String,
    spoke: &'static Declaration,
    site: RwLock<Arc<Site>>,
}

impl Alias {
    pub(crate) fn new(spoke: &'static Declaration, site: Site) -> Arc<Self> {
        Arc::new(Alias { name: site.alias.clone(), spoke, site: RwLock::new(Arc::new(site)) })
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn spoke(&self) -> &'static Declaration {
        self.spoke
    }

    pub(crate) fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From the next call on, this is where calls go.
    pub(crate) fn lead_to(&self, site: Site) {
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
    }

    /// From the next call on, none goes anywhere.
    pub(crate) fn close(&self, reason: &str) {
        let old = self.site();
        self.lead_to(Site { guard: Guard::Gone(reason.into()), ..Site::clone(&old) });
    }
}

impl fmt::Debug for Alias {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("alias", &self.name).field("spoke", &self.spoke.name).finish()
    }
}
