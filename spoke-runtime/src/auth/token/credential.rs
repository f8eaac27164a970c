//! A credential whose token is fetched.

use std::fmt;
use std::sync::Arc;

use crate::auth::{Credential, Facts, Login, Means};
use crate::outgoing::Outgoing;
use crate::secret::Secret;
use crate::transport::BoxFuture;

use super::keeper::Keeper;
use super::life::Age;
use super::{FetchToken, TokenPlace};

/// A credential whose token is fetched, by what implements [`FetchToken`].
///
/// However many calls wait, one fetch runs, and it runs to its end even if all of them are given up. While a token is good but near
/// its end the next one is fetched without anybody waiting; a rejected token is replaced once for all calls that were
/// rejected with it; after a failure the issuer is left alone for a moment, and calls are told the same again.
#[derive(Clone)]
pub struct TokenCredential {
    fetch: Arc<dyn FetchToken>,
    place: TokenPlace,
    /// There once a connection has opened it.
    keeper: Option<Arc<Keeper>>,
}

impl TokenCredential {
    /// A token of `fetch`, as `Authorization: Bearer …`. It is ready for [`ConnectionConfig::auth`](crate::ConnectionConfig::auth);
    /// what a scheme opens is [`TokenCredential::on`].
    pub fn new(fetch: impl FetchToken + 'static) -> Self {
        TokenCredential { fetch: Arc::new(fetch), place: TokenPlace::BEARER, keeper: None }
    }

    /// The same, placed elsewhere.
    #[must_use]
    pub fn placed(self, place: TokenPlace) -> Self {
        TokenCredential { place, ..self }
    }

    /// The same for the connection of `means`, what [`Authorize::open`](crate::auth::Authorize::open) gives.
    #[must_use]
    pub fn on(self, means: &Means) -> Arc<dyn Credential> {
        let keeper = Keeper::new(Arc::clone(&self.fetch), means.clone());
        Arc::new(TokenCredential { keeper: Some(Arc::new(keeper)), ..self })
    }

    fn keeper(&self) -> Result<&Arc<Keeper>, String> {
        self.keeper.as_ref().ok_or_else(|| "this credential belongs to no connection yet".to_owned())
    }
}

impl Credential for TokenCredential {
    fn joined(&self, means: &Means) -> Option<Arc<dyn Credential>> {
        Some(self.clone().on(means))
    }

    fn prepare(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        let keeper = self.keeper.as_ref()?;
        match keeper.age() {
            Age::Fresh => None,
            Age::Aging => {
                keeper.set_out();
                None
            }
            Age::Over => Some(Box::pin(keeper.ready())),
        }
    }

    fn generation(&self) -> u64 {
        self.keeper.as_ref().map_or(0, |keeper| keeper.generation())
    }

    fn renew(&self) -> Option<BoxFuture<'_, Result<(), String>>> {
        let keeper = self.keeper.as_ref()?;
        let rejected = keeper.generation();
        Some(Box::pin(keeper.after(rejected)))
    }

    fn facts(&self) -> Facts {
        let told = self.keeper.as_ref().and_then(|keeper| {
            keeper.read(|token, left| Facts { scopes: token.scopes.clone(), expires_in: left })
        });
        told.unwrap_or_default()
    }

    fn login(&self) -> Option<Arc<dyn Login>> {
        let keeper = self.keeper.as_ref()?;
        Arc::clone(&self.fetch).login(keeper.means())
    }

    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        if request.showing {
            return self.place.apply(request, &Secret::default());
        }
        let placed = self.keeper()?.read(|token, _| self.place.apply(request, &token.value));
        placed.unwrap_or_else(|| Err("no token was fetched yet".to_owned()))
    }
}

impl fmt::Debug for TokenCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenCredential")
            .field("fetch", &self.fetch)
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}
