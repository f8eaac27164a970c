//! What a credential may use: the connection that it signs in for.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use url::{Position, Url};

use crate::clock::{Clock, within};
use crate::declaration::Declaration;
use crate::judge::lost as lost_error;
use crate::outgoing::Outgoing;
use crate::response::Response;
use crate::secret::SecretStore;
use crate::site::{Base, Site};
use crate::transport::{Attempt, Loss, Lost};
use crate::trip::ATTEMPT_TIMEOUT;

/// The largest answer of an issuer of tokens, in bytes: tokens with many claims are a few thousand.
const MAX_ANSWER: u64 = 1 << 20;

/// How often a host that cannot be connected to is tried: what is gone for a moment, such as a name server, is back.
const MOST_CONNECTS: u32 = 3;

/// How long to wait before it is tried again; the second wait is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(200);

/// What a credential may use: the network, the clock and the store of the connection that it signs in for. A clone is two
/// reference counts.
#[derive(Clone)]
pub struct Means {
    /// The connection without any credential.
    site: Arc<Site>,
    spoke: &'static Declaration,
    store: Option<Arc<dyn SecretStore>>,
    shows_certificate: bool,
}

impl Means {
    pub(crate) fn new(
        site: Arc<Site>,
        spoke: &'static Declaration,
        store: Option<Arc<dyn SecretStore>>,
        shows_certificate: bool,
    ) -> Self {
        Means { site, spoke, store, shows_certificate }
    }

    /// The connection's name.
    pub fn alias(&self) -> &str {
        &self.site.alias
    }

    /// Time and chance.
    pub fn clock(&self) -> &dyn Clock {
        &*self.site.clock
    }

    /// A setting of the connection, as text.
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.site.settings.get(name).map(String::as_str)
    }

    /// Where the connection's calls go; `None` where that depends on the action.
    pub fn base_url(&self) -> Option<&Url> {
        match &self.site.base {
            Base::Fixed(url) | Base::Filled(url, _) => Some(url),
            Base::Slots(_) => None,
        }
    }

    /// Whether the connection shows a certificate of its own, see [`Tls::identity_pem`](crate::Tls::identity_pem).
    pub fn shows_certificate(&self) -> bool {
        self.shows_certificate
    }

    /// Where secrets are kept, if the program has such a place.
    pub fn store(&self) -> Option<&Arc<dyn SecretStore>> {
        self.store.as_ref()
    }

    /// Sends one request over the connection's network, as it stands, once: no credential is placed, no redirect followed and
    /// nothing repeated; only where no connection stands, so that nothing was sent, it is tried a little more. `purpose` is what
    /// the transport is told in the place of an action's name, such as `token`.
    ///
    /// # Errors
    /// A sentence without any secret in it: why there is no complete answer.
    pub async fn send(&self, purpose: &'static str, request: Outgoing) -> Result<Response, String> {
        let host = request.url[Position::BeforeHost..Position::AfterPort].to_owned();
        let clock = self.clock();
        let limit = self.site.attempt_timeout.or(self.spoke.timeout).unwrap_or(ATTEMPT_TIMEOUT);
        let end = clock.now().saturating_add(limit);
        let mut number = 1;
        loop {
            let attempt = Attempt {
                request: request.clone(),
                spoke: self.spoke.name,
                action: purpose,
                alias: &self.site.alias,
                number,
                max_body: MAX_ANSWER,
                streams: false,
                inputs: None,
            };
            let left = end.saturating_sub(clock.now());
            match within(clock, Some(left), self.site.transport.send(attempt)).await {
                Some(Ok(response)) => return Ok(response),
                Some(Err(Lost { how: Loss::Connect, .. })) if number < MOST_CONNECTS => {
                    clock.sleep(FIRST_WAIT * number).await;
                    number += 1;
                }
                Some(Err(lost)) => return Err(lost_error(lost, &host, limit, MAX_ANSWER).to_string()),
                None => return Err(format!("no complete answer from `{host}` within {limit:?}")),
            }
        }
    }

    /// The connection without any credential, for a sign-in that is an action of its own.
    pub(crate) fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site)
    }
}

impl fmt::Debug for Means {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Means").field("alias", &self.site.alias).finish_non_exhaustive()
    }
}
