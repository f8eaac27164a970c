//! Ways to sign in.

use std::fmt;
use std::sync::Arc;

use crate::outgoing::Outgoing;
use crate::transport::BoxFuture;

/// A way to sign in that a spoke declares: named in `connections.toml`, opened into a [`Credential`].
pub trait Authorize: fmt::Debug + Send + Sync {
    /// The name in `connections.toml`: `api_key`.
    fn name(&self) -> &'static str;
}

/// An opened way to sign in: places itself in every attempt.
pub trait Credential: fmt::Debug + Send + Sync {
    /// Makes ready what [`Credential::apply`] needs, such as a fresh token; `None` where there is nothing to wait for.
    fn prepare(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        None
    }

    /// Places the credential in a complete request, by [`Outgoing::secret_header`] and its like.
    ///
    /// # Errors
    /// A sentence without any secret in it.
    fn apply(&self, request: &mut Outgoing) -> Result<(), String>;
}

/// No credentials.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anonymous;

impl Credential for Anonymous {
    fn apply(&self, _request: &mut Outgoing) -> Result<(), String> {
        Ok(())
    }
}

impl Anonymous {
    /// Shared by every connection that signs in nowhere.
    pub(crate) fn shared() -> Arc<dyn Credential> {
        Arc::new(Anonymous)
    }
}
