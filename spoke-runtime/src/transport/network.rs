//! The network: the only file that names reqwest.

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use hyper::body::{Frame, SizeHint};
use reqwest::redirect::Policy;
use reqwest::{Body, Client, Request};

use super::{Attempt, BoxFuture, Loss, Lost, Proxy, Tls, Transport};
use crate::byte_stream::{ByteStream, Chunks};
use crate::error::Error;
use crate::operation::Method;
use crate::outgoing::Outgoing;
use crate::response::Response;

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
    client: Client,
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
        let mut builder = Client::builder()
            .tls_backend_preconfigured(options.tls.config().map_err(Error::config)?)
            .connect_timeout(options.connect_timeout)
            .pool_idle_timeout(options.pool_idle_timeout)
            .user_agent(&options.user_agent)
            .tcp_nodelay(true)
            // The road follows redirects itself, see `redirect.rs`, and alone decides what is sent again.
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            // A proxy is a setting of a connection, not of whichever environment the process runs in.
            .no_proxy();
        if let Some(proxy) = proxy {
            let proxy = reqwest::Proxy::all(proxy.whole())
                .map_err(|_| Error::config(format!("the proxy `{}` cannot be used", proxy.host())))?;
            builder = builder.proxy(proxy);
        }
        let client = builder
            .build()
            .map_err(|error| Error::config("the network cannot be set up").caused_by(error))?;
        Ok(Network { client })
    }
}

impl Transport for Network {
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let (max_body, streams) = (attempt.max_body, attempt.streams);
        let answer = self.client.execute(request(attempt.request));
        Box::pin(async move {
            let mut response = answer.await.map_err(before_the_answer)?;
            let status = response.status().as_u16();
            let headers = std::mem::take(response.headers_mut());
            if streams && matches!(status, 200..=299) {
                let chunks = response.bytes_stream();
                return Ok(Response::streaming(status, headers, Box::pin(Arriving(Box::pin(chunks)))));
            }
            let body = body(response, max_body).await?;
            Ok(Response::new(status, headers, body))
        })
    }
}

fn request(outgoing: Outgoing) -> Request {
    let Outgoing { method, url, headers, body, showing: _, slots: _ } = outgoing;
    let method = match method {
        Method::Get => reqwest::Method::GET,
        Method::Head => reqwest::Method::HEAD,
        Method::Options => reqwest::Method::OPTIONS,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        Method::Patch => reqwest::Method::PATCH,
        Method::Delete => reqwest::Method::DELETE,
    };
    let mut request = Request::new(method, url);
    *request.headers_mut() = headers;
    *request.body_mut() = body.map(|body| match body.as_bytes() {
        Some(bytes) => Body::from(bytes.clone()),
        None => Body::wrap(Sending { body, chunks: Mutex::new(None) }),
    });
    request
}

/// A body that is opened when its first piece is asked for: one that never left was not read.
struct Sending {
    body: ByteStream,
    /// Nobody waits for this lock: only who has the whole asks for a piece.
    chunks: Mutex<Option<Chunks>>,
}

impl hyper::body::Body for Sending {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let Sending { body, chunks } = &mut *self;
        let chunks = chunks.get_mut().unwrap_or_else(PoisonError::into_inner);
        let chunks = match chunks {
            Some(chunks) => chunks,
            None => chunks.insert(body.open()?),
        };
        chunks.as_mut().poll_next(context).map_ok(Frame::data)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.length().map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// A body on its way in.
struct Arriving<S>(Pin<Box<S>>);

impl<S: Stream<Item = reqwest::Result<Bytes>>> Stream for Arriving<S> {
    type Item = Result<Bytes, Lost>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map_err(while_it_came)
    }
}

/// Reads the whole body, as long as it is not larger than `max` bytes after decompression.
async fn body(mut response: reqwest::Response, max: u64) -> Result<Bytes, Lost> {
    let too_large = || Lost { how: Loss::TooLarge, sent: true, source: None };
    let announced = response.content_length();
    if announced.is_some_and(|length| length > max) {
        return Err(too_large());
    }
    let Some(first) = chunk(&mut response).await? else { return Ok(Bytes::new()) };
    let is_whole = announced == Some(first.len() as u64);
    if first.len() as u64 > max {
        return Err(too_large());
    }
    let Some(second) = (if is_whole { None } else { chunk(&mut response).await? }) else { return Ok(first) };
    // An announced length may be a lie: room is made for what came, not for what was promised.
    let mut whole = BytesMut::with_capacity(2 * (first.len() + second.len()));
    whole.extend_from_slice(&first);
    let mut next = Some(second);
    while let Some(chunk_) = next {
        if (whole.len() + chunk_.len()) as u64 > max {
            return Err(too_large());
        }
        whole.extend_from_slice(&chunk_);
        next = chunk(&mut response).await?;
    }
    Ok(whole.freeze())
}

async fn chunk(response: &mut reqwest::Response) -> Result<Option<Bytes>, Lost> {
    response.chunk().await.map_err(while_it_came)
}

/// Why a body did not come to its end.
fn while_it_came(error: reqwest::Error) -> Lost {
    lost(if is_http_fault(&error) { Loss::Protocol } else { Loss::Cut }, true, error)
}

/// Why no answer began. Only a connection that never stood proves that nothing was sent.
fn before_the_answer(error: reqwest::Error) -> Lost {
    if error.is_builder() {
        let fault = Error::input("the request cannot be sent").caused_by(error.without_url());
        return Lost { how: Loss::Protocol, sent: false, source: Some(Box::new(fault)) };
    }
    if let Some(fault) = body_fault(&error) {
        return Lost { how: Loss::Cut, sent: true, source: Some(Box::new(Error::input(fault))) };
    }
    if error.is_connect() {
        return lost(Loss::Connect, false, error);
    }
    let how = match error {
        _ if error.is_timeout() => Loss::Timeout,
        _ if is_http_fault(&error) => Loss::Protocol,
        _ => Loss::Cut,
    };
    lost(how, true, error)
}

/// What kept a body from being read while it was sent, where that is why the request was not: then the vendor has a part of it.
fn body_fault(error: &reqwest::Error) -> Option<String> {
    let (mut deepest, mut is_ours) = (error.source()?, false);
    loop {
        is_ours |= deepest.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_user);
        let Some(below) = deepest.source() else { break };
        deepest = below;
    }
    is_ours.then(|| format!("the body could not be read to its end while it was sent: {deepest}"))
}

fn lost(how: Loss, sent: bool, error: reqwest::Error) -> Lost {
    // The URL may carry a secret in its query.
    Lost { how, sent, source: Some(Box::new(error.without_url())) }
}

/// Whether what came back could not be read as HTTP, or not be decompressed.
fn is_http_fault(error: &reqwest::Error) -> bool {
    let mut cannot_be_unpacked = false;
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<hyper::Error>() {
            return error.is_parse();
        }
        // Where the connection is not to blame it is what unpacks the body; one that ends too early was cut.
        if let Some(error) = error.downcast_ref::<io::Error>() {
            cannot_be_unpacked = error.kind() != io::ErrorKind::UnexpectedEof;
        }
        cause = error.source();
    }
    cannot_be_unpacked
}

#[cfg(test)]
mod tests;
