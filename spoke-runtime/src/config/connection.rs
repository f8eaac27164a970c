//! One connection as it is configured, in a file or in code.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderName, HeaderValue};

use crate::action::Spoke;
use crate::auth::Credential;
use crate::limit::{Limit, Limiter};
use crate::retry::Retry;
use crate::secret::Secret;
use crate::transport::{Proxy, Tls};

use super::headers::{HeaderAt, HeaderText};
use super::proxy::ProxyAt;
use super::secret_source::SecretAt;
use super::tls::TlsAt;
use super::value::{Place, Spot, Value};

/// One connection as it is configured; in code what a `[connection.…]` table is in a file.
///
/// ```
/// use std::time::Duration;
/// use spoke_runtime::{ConnectionConfig, auth::Bearer};
///
/// let config = ConnectionConfig::new("acme-desk")
///     .base_url("https://desk.acme.example")
///     .auth(Bearer::token("xoxb-1"))
///     .call_timeout(Duration::from_secs(60));
/// assert_eq!(format!("{config:?}"), "ConnectionConfig { spoke: \"acme-desk\", .. }");
/// ```
#[derive(Clone)]
#[must_use]
pub struct ConnectionConfig {
    pub(super) spoke: Spot<String>,
    /// The whole table, for what is missing.
    pub(super) place: Place,
    pub(super) base_url: Option<Spot<String>>,
    pub(super) settings: BTreeMap<String, Spot<Value>>,
    /// What stands in their place is no table, which has been told.
    pub(super) settings_are_unread: bool,
    pub(super) auth: Auth,
    /// Where relative files start.
    pub(super) folder: Option<Arc<Path>>,
    pub(super) headers: Vec<HeaderAt>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) call_timeout: Option<Duration>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) retry: Option<Retry>,
    pub(super) limit: Option<Spot<Limit>>,
    pub(super) limit_group: Option<Spot<String>>,
    /// The limiter of its group.
    pub(super) limiter: Option<Arc<Limiter>>,
    pub(super) proxy: Vec<ProxyAt>,
    pub(super) tls: Option<TlsAt>,
    pub(super) max_body: Option<u64>,
    pub(super) allow_http: bool,
}

/// How a connection signs in.
#[derive(Clone)]
pub(super) enum Auth {
    /// It does not say.
    Unsaid,
    /// What stands under `auth`.
    Written(Spot<Value>),
    /// What the program gave.
    Given(Arc<dyn Credential>),
}

impl ConnectionConfig {
    /// A connection to the spoke of this name.
    pub fn new(spoke: impl Into<String>) -> Self {
        let spoke = spoke.into();
        let place = Place::Code(Arc::from("the connections made in code"));
        ConnectionConfig::at(Spot { value: spoke, place: place.clone() }, place)
    }

    /// A connection to `S`.
    pub fn to<S: Spoke>() -> Self {
        ConnectionConfig::new(S::NAME)
    }

    pub(super) fn at(spoke: Spot<String>, place: Place) -> Self {
        ConnectionConfig {
            spoke,
            place,
            base_url: None,
            settings: BTreeMap::new(),
            settings_are_unread: false,
            auth: Auth::Unsaid,
            folder: None,
            headers: Vec::new(),
            attempt_timeout: None,
            call_timeout: None,
            connect_timeout: None,
            retry: None,
            limit: None,
            limit_group: None,
            limiter: None,
            proxy: Vec::new(),
            tls: None,
            max_body: None,
            allow_http: false,
        }
    }

    /// The same, for messages about `alias`.
    pub(crate) fn named(mut self, alias: &str) -> Self {
        let place = Place::Code(Arc::from(format!("connection `{alias}`, made in code")));
        let places = [&mut self.place, &mut self.spoke.place].into_iter();
        let places = places.chain(self.base_url.as_mut().map(|it| &mut it.place));
        let places = places.chain(self.limit.as_mut().map(|it| &mut it.place));
        let places = places.chain(self.limit_group.as_mut().map(|it| &mut it.place));
        for it in places.chain(self.settings.values_mut().map(|it| &mut it.place)) {
            *it = place.clone();
        }
        self
    }

    /// The spoke's name, and where it stands.
    pub(crate) fn spoke(&self) -> &Spot<String> {
        &self.spoke
    }

    /// Where the system is: `https://desk.acme.example`. Needed where the spoke has no base of its own.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(Spot { value: url.into(), place: self.place.clone() });
        self
    }

    /// A setting that the spoke declares.
    pub fn setting(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let value = Spot { value: Value::Text(value.into()), place: self.place.clone() };
        self.settings.insert(name.into(), value);
        self
    }

    /// How the connection signs in; [`Anonymous`](crate::auth::Anonymous) for not at all.
    pub fn auth(mut self, credential: impl Credential + 'static) -> Self {
        self.auth = Auth::Given(Arc::new(credential));
        self
    }

    /// A header that goes out with every request to the connection's own host, in place of the spoke's and the action's of the
    /// same name.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push(HeaderAt { name, value: HeaderText::Plain(value) });
        self
    }

    /// The same with a value that nobody sees.
    pub fn secret_header(mut self, name: HeaderName, value: impl Into<Secret<String>>) -> Self {
        let value = HeaderText::Secret(SecretAt::Given(value.into()));
        self.headers.push(HeaderAt { name, value });
        self
    }

    /// The way to the system leads through this proxy. With several, one that cannot be reached is passed over for a while.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxy.push(proxy.into());
        self
    }

    /// Whom the connection trusts, and the certificate that it shows.
    pub fn tls(mut self, tls: Tls) -> Self {
        self.tls = Some(TlsAt::given(tls, self.place.clone()));
        self
    }

    /// How long a connection to the host may take to stand, in place of
    /// [`CONNECT_TIMEOUT`](crate::defaults::CONNECT_TIMEOUT).
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = Some(limit);
        self
    }

    /// How long one attempt may take, in place of what the spoke says; an action's own limit counts more.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_timeout = Some(limit);
        self
    }

    /// How long a call may take, all its attempts and waits together.
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.call_timeout = Some(limit);
        self
    }

    /// How often a call is tried that may be repeated.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// How much of all calls of this connection its vendor takes at a time, in place of what the spoke says; what an action
    /// says counts beside it.
    pub fn limit(mut self, limit: Limit) -> Self {
        self.limit = Some(Spot { value: limit, place: self.place.clone() });
        self
    }

    /// One limiter for all connections that name this group: aliases of one account, which the vendor counts together.
    pub fn limit_group(mut self, name: impl Into<String>) -> Self {
        self.limit_group = Some(Spot { value: name.into(), place: self.place.clone() });
        self
    }

    /// The limiter of its group, or one of its own.
    pub(super) fn limiter(&self) -> Arc<Limiter> {
        self.limiter
            .clone()
            .unwrap_or_else(|| Arc::new(Limiter::new(self.limit.as_ref().map(|limit| limit.value))))
    }

    /// The largest accepted body, in bytes after decompression.
    pub fn max_body(mut self, bytes: u64) -> Self {
        self.max_body = Some(bytes);
        self
    }

    /// Accepts a base URL without TLS on a host that is not this machine.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }
}

impl fmt::Debug for ConnectionConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectionConfig").field("spoke", &self.spoke.value).finish_non_exhaustive()
    }
}
