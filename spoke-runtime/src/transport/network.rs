//! The network: the room that names the HTTP client.

mod body;
mod connector;
mod fault;
mod relay;
mod sending;
mod socket;
mod unpacking;

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, HeaderValue, PROXY_AUTHORIZATION, RANGE, USER_AGENT as WHO};
use http::uri::Scheme;
use http::{Request, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use url::Url;

use super::{Attempt, BoxFuture, Lost, Proxy, Tls, Transport};
use crate::error::Error;
use crate::operation::Method;
use crate::outgoing::Outgoing;
use crate::response::Response;

use body::Arriving;
use connector::Connector;
use relay::Relay;
use sending::Sending;

/// How long a connection may take to stand, TLS included: a host that is there answers within a few round trips, and a
/// connection that never stood leaves no doubt about the outcome, so giving up early costs nothing.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long an idle connection is kept: shorter than the 60 seconds after which common servers and load balancers close
/// it, for a request sent into a closing connection has an unknown outcome.
pub const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(30);

/// Who we are where neither the action nor its spoke sets a `user-agent`: some vendors refuse calls without one.
pub const USER_AGENT: &str = concat!("spoke/", env!("CARGO_PKG_VERSION"));

/// What a [`Network`] is built with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NetworkOptions {
    pub(crate) connect_timeout: Duration,
    pub(crate) pool_idle_timeout: Duration,
    pub(crate) user_agent: String,
    pub(crate) tls: Tls,
}

impl Default for NetworkOptions {
    fn default() -> Self {
        NetworkOptions {
            connect_timeout: CONNECT_TIMEOUT,
            pool_idle_timeout: POOL_IDLE_TIMEOUT,
            user_agent: USER_AGENT.to_owned(),
            tls: Tls::new(),
        }
    }
}

/// Sends over HTTP/1.1 and HTTP/2, with pooled connections and gzip and brotli answers: what a hub does by itself. It is for
/// a [`Transport`] of one's own that looks at what is sent and hands it on.
///
/// Its connections live on the Tokio runtime that first used them, so it belongs to a hub, never to a process.
///
/// ```
/// use spoke_runtime::{Attempt, BoxFuture, Lost, Network, Response, Transport};
///
/// /// Shows each request on its way out.
/// #[derive(Debug)]
/// struct Shown(Network);
///
/// impl Transport for Shown {
///     fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
///         println!("{} {}", attempt.request.method.as_str(), attempt.request.url.path());
///         self.0.send(attempt)
///     }
/// }
/// ```
#[derive(Debug)]
pub struct Network {
    client: Client<Connector, Sending>,
    user_agent: HeaderValue,
    /// What an HTTP proxy asks of who sends it a request to forward, one for an `http://` system; a tunnel's login is the connector's.
    forwarding_login: Option<HeaderValue>,
}

impl Network {
    /// A transport of its own, with its own pool.
    ///
    /// # Errors
    /// [`Kind::Config`](crate::Kind::Config) where TLS cannot be set up on this machine.
    pub fn new() -> Result<Self, Error> {
        Network::with(&NetworkOptions::default(), None)
    }

    /// The same, other than by default, perhaps through a proxy.
    ///
    /// # Errors
    /// Where the options cannot be met.
    pub(crate) fn with(options: &NetworkOptions, proxy: Option<&Proxy>) -> Result<Self, Error> {
        let tls = options.tls.config().map_err(Error::config)?;
        let user_agent = HeaderValue::from_str(&options.user_agent)
            .map_err(|error| Error::config("the network cannot be set up").caused_by(error))?;
        let relay = proxy
            .map(|proxy| {
                Relay::new(proxy, &user_agent)
                    .map_err(|_| Error::config(format!("the proxy `{}` cannot be used", proxy.host())))
            })
            .transpose()?;
        // A proxy is shown no certificate that is meant for the system behind it.
        let relay_tls = options.tls.without_identity().config().map_err(Error::config)?;
        let forwarding_login = relay.as_ref().and_then(Relay::forwarding_login);
        // A request of which no byte was written, for the pooled connection had closed meanwhile, goes out over another one by
        // itself; everything else is left to the road.
        let client = Client::builder(TokioExecutor::new())
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(options.pool_idle_timeout)
            .build(Connector::new(options.connect_timeout, tls, relay.map(|relay| (relay, relay_tls))));
        Ok(Network { client, user_agent, forwarding_login })
    }

    /// # Errors
    /// Where the URL cannot stand in a request.
    fn request(&self, outgoing: Outgoing) -> Result<Request<Sending>, Lost> {
        let Outgoing { method, url, mut headers, body, showing: _, slots: _ } = outgoing;
        let uri = uri(url)?;
        // These, and the two that the client writes: the host and the length of the body.
        headers.reserve(5);
        headers.entry(WHO).or_insert_with(|| self.user_agent.clone());
        headers.entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
        // A part of a packed body cannot be unpacked.
        let codings = if headers.contains_key(RANGE) { "identity" } else { "gzip,br" };
        headers.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static(codings));
        if let Some(login) = &self.forwarding_login
            && uri.scheme() == Some(&Scheme::HTTP)
        {
            headers.entry(PROXY_AUTHORIZATION).or_insert_with(|| login.clone());
        }
        let mut request = Request::new(Sending::new(body));
        *request.method_mut() = match method {
            Method::Get => http::Method::GET,
            Method::Head => http::Method::HEAD,
            Method::Options => http::Method::OPTIONS,
            Method::Post => http::Method::POST,
            Method::Put => http::Method::PUT,
            Method::Patch => http::Method::PATCH,
            Method::Delete => http::Method::DELETE,
        };
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        Ok(request)
    }
}

impl Transport for Network {
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let (max_body, streams, method) = (attempt.max_body, attempt.streams, attempt.request.method);
        let answer = self.request(attempt.request).map(|request| self.client.request(request));
        Box::pin(async move {
            let (mut head, body) = answer?.await.map_err(fault::before_the_answer)?.into_parts();
            let status = head.status.as_u16();
            let arriving = match (method, status) {
                (Method::Head, _) | (_, 304) => Arriving::told_of_only(body),
                _ => Arriving::new(body, &mut head.headers),
            };
            if streams && matches!(status, 200..=299) {
                return Ok(Response::streaming(status, head.headers, Box::pin(arriving)));
            }
            let body = arriving.whole(max_body).await?;
            Ok(Response::new(status, head.headers, body))
        })
    }
}

/// The URL as the client takes it: read once, in the memory in which it stands.
fn uri(url: Url) -> Result<Uri, Lost> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(fault::refused("the scheme of its URL is neither `http` nor `https`"));
    }
    Uri::from_maybe_shared(Bytes::from(String::from(url))).map_err(fault::refused)
}

#[cfg(test)]
mod tests;
