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

    /// The address with the login in it, for the client alone.
    pub(super) fn whole(&self) -> Url {
        let mut url = self.url.clone();
        if let Some((username, password)) = &self.login {
            // Neither fails on an address with a host, and `new` takes no other.
            url.set_username(username).ok();
            url.set_password(Some(password.expose())).ok();
        }
        url
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({})", self.url.as_str().trim_end_matches('/'))
    }
}
