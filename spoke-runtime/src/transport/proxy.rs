//! A proxy: a relay on the way to a system.

use std::fmt;

use url::{Position, Url};

use crate::secret::Secret;

/// A proxy on the way to a system: HTTP (CONNECT for `https://` systems) or SOCKS 5.
///
/// ```
/// use spoke_runtime::Proxy;
///
/// let relay = Proxy::new("socks5h://relay.internal:1080").unwrap().login("spoke", "password from the store");
/// assert_eq!(format!("{relay:?}"), "Proxy(socks5h://relay.internal:1080)");
/// assert!(Proxy::new("ftp://relay.internal").is_err());
/// ```
#[derive(Clone, PartialEq, Eq)]
#[must_use]
pub struct Proxy {
    url: Url,
    login: Option<(String, Secret<String>)>,
}

impl Proxy {
    /// The proxy at this address: `http://`, `https://`, `socks5://` (names are looked up here) or `socks5h://` (the proxy looks
    /// them up, which an internal name needs).
    ///
    /// # Errors
    /// A sentence that says what is allowed.
    pub fn new(address: &str) -> Result<Self, String> {
        let holds_more = address.contains(['@', '?', '#']);
        let url = Url::parse(address).map_err(|error| {
            let found =
                if holds_more { String::new() } else { format!(", found `{}`", address.escape_debug()) };
            format!("takes an address such as \"http://relay.internal:3128\"{found}: {error}")
        })?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err("carries a user name or password; write `{ url = \"…\", username = \"…\", password = { secret = \"…\" } }`"
                .to_owned());
        }
        if !matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h") {
            return Err(format!(
                "takes `http://`, `https://`, `socks5://` or `socks5h://`, found the scheme `{}`",
                url.scheme()
            ));
        }
        if !url.has_host()
            || !matches!(url.path(), "" | "/")
            || url.query().is_some()
            || url.fragment().is_some()
        {
            return Err("takes scheme, host and port, and nothing behind them".to_owned());
        }
        Ok(Proxy { url, login: None })
    }

    /// The same with a login: Basic with an HTTP proxy, user name and password (RFC 1929) with a SOCKS one.
    pub fn login(mut self, username: impl Into<String>, password: impl Into<Secret<String>>) -> Self {
        self.login = Some((username.into(), password.into()));
        self
    }

    /// `relay.internal:1080`.
    pub(super) fn host(&self) -> &str {
        self.url[Position::BeforeHost..Position::AfterPort].trim_end_matches('/')
    }

    /// `relay.internal:1080`, where SOCKS has a usual port that is not written, with it.
    pub(super) fn host_and_port(&self) -> String {
        let is_bare = self.url.port().is_none();
        match self.protocol() {
            Protocol::Socks5 | Protocol::Socks5h if is_bare => format!("{}:1080", self.host()),
            _ => self.host().to_owned(),
        }
    }

    /// What it speaks.
    pub(super) fn protocol(&self) -> Protocol {
        match self.url.scheme() {
            "http" => Protocol::Http,
            "https" => Protocol::Https,
            "socks5" => Protocol::Socks5,
            _ => Protocol::Socks5h,
        }
    }

    /// User name and password, where it wants them.
    pub(super) fn given_login(&self) -> Option<(&str, &Secret<String>)> {
        self.login.as_ref().map(|(username, password)| (username.as_str(), password))
    }
}

/// What a proxy speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    Http,
    Https,
    /// Names are looked up here.
    Socks5,
    /// The proxy looks up names.
    Socks5h,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({})", self.url.as_str().trim_end_matches('/'))
    }
}
