//! A proxy as the connector uses it: where it stands, what is said to it.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Uri;
use http::header::{HeaderMap, HeaderValue, InvalidHeaderValue, USER_AGENT};
use http::uri::{InvalidUri, Scheme};
use hyper_util::client::legacy::connect::proxy::{SocksV5, Tunnel};
use hyper_util::rt::TokioIo;
use tower_service::Service;

use crate::secret::Secret;
use crate::transport::Proxy;
use crate::transport::proxy::Protocol;

use super::connector::Fault;
use super::socket::Socket;

/// A proxy.
pub(super) struct Relay {
    /// Where it stands; its scheme says whether TLS is spoken to it.
    uri: Uri,
    manner: Manner,
}

enum Manner {
    Http { login: Option<HeaderValue>, user_agent: HeaderValue },
    Socks { login: Option<(String, Secret<String>)>, looks_up_names: bool },
}

impl Relay {
    /// # Errors
    /// Where its address cannot stand in a request.
    pub(super) fn new(proxy: &Proxy, user_agent: &HeaderValue) -> Result<Self, Unusable> {
        let login = proxy.given_login();
        let (scheme, manner) = match proxy.protocol() {
            Protocol::Http | Protocol::Https => {
                let login = login.map(|(username, password)| basic(username, password)).transpose()?;
                let scheme = if proxy.protocol() == Protocol::Https { "https" } else { "http" };
                (scheme, Manner::Http { login, user_agent: user_agent.clone() })
            }
            socks @ (Protocol::Socks5 | Protocol::Socks5h) => {
                let login = login.map(|(username, password)| (username.to_owned(), password.clone()));
                ("http", Manner::Socks { login, looks_up_names: socks == Protocol::Socks5h })
            }
        };
        Ok(Relay { uri: format!("{scheme}://{}/", proxy.host_and_port()).parse()?, manner })
    }

    /// Where it stands.
    pub(super) fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Whether it reads the requests for `target` itself, and does not lead to it.
    pub(super) fn forwards(&self, target: &Uri) -> bool {
        matches!(self.manner, Manner::Http { .. }) && target.scheme() != Some(&Scheme::HTTPS)
    }

    /// Whether names are looked up here and not by the proxy.
    pub(super) fn is_given_addresses(&self) -> bool {
        matches!(self.manner, Manner::Socks { looks_up_names: false, .. })
    }

    /// What it asks of who sends it a request to forward.
    pub(super) fn forwarding_login(&self) -> Option<HeaderValue> {
        match &self.manner {
            Manner::Http { login, user_agent: _ } => login.clone(),
            Manner::Socks { .. } => None,
        }
    }

    /// Lets it lead to `target`, over a connection to itself.
    pub(super) async fn lead(&self, socket: Socket, target: Uri) -> Result<Socket, Fault> {
        let standing = Standing(Some(TokioIo::new(socket)));
        let io = match &self.manner {
            Manner::Http { login, user_agent } => {
                let said = HeaderMap::from_iter([(USER_AGENT, user_agent.clone())]);
                let mut tunnel = Tunnel::new(self.uri.clone(), standing).with_headers(said);
                if let Some(login) = login {
                    tunnel = tunnel.with_auth(login.clone());
                }
                tunnel.call(target).await?
            }
            Manner::Socks { login, looks_up_names: _ } => {
                let mut socks = SocksV5::new(self.uri.clone(), standing);
                if let Some((username, password)) = login {
                    socks = socks.with_auth(username.clone(), password.expose().clone());
                }
                socks.call(target).await?
            }
        };
        Ok(io.into_inner())
    }
}

/// `Basic …` (RFC 7617).
fn basic(username: &str, password: &Secret<String>) -> Result<HeaderValue, InvalidHeaderValue> {
    let encoded = STANDARD.encode(format!("{username}:{}", password.expose()));
    let mut login = HeaderValue::from_str(&format!("Basic {encoded}"))?;
    login.set_sensitive(true);
    Ok(login)
}

/// A proxy whose address or login cannot be sent; which, is not told: it may be the login.
pub(super) struct Unusable;

impl From<InvalidUri> for Unusable {
    fn from(_: InvalidUri) -> Self {
        Unusable
    }
}

impl From<InvalidHeaderValue> for Unusable {
    fn from(_: InvalidHeaderValue) -> Self {
        Unusable
    }
}

/// The connection to the proxy, which stands already, for the handshakes that would make one.
struct Standing(Option<TokioIo<Socket>>);

impl Service<Uri> for Standing {
    type Response = TokioIo<Socket>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Uri) -> Self::Future {
        ready(Ok(self.0.take().expect("each handshake asks for its connection once")))
    }
}
