//! How a connection comes to stand: TCP, the way through a proxy, TLS.

use std::error::Error as StdError;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
use hyper::rt::Timer;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio_rustls::TlsConnector;
use tower_service::Service;

use crate::transport::BoxFuture;

use super::relay::Relay;
use super::socket::Socket;

/// Why no connection stands.
pub(super) type Fault = Box<dyn StdError + Send + Sync>;

/// How often an idle connection is probed, so that one that a firewall forgot is found before a request goes into it.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// After how many probes without an answer it is closed.
const KEEP_ALIVE_PROBES: u32 = 3;

/// How long sent bytes may stay unacknowledged.
#[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
const UNACKNOWLEDGED: Duration = Duration::from_secs(30);

/// Makes connections; a clone is the same.
#[derive(Clone)]
pub(super) struct Connector(Arc<Way>);

struct Way {
    timeout: Duration,
    tcp: HttpConnector,
    tls: Arc<ClientConfig>,
    relay: Option<(Relay, Arc<ClientConfig>)>,
}

impl Connector {
    /// Within `timeout` a connection stands, with all that belongs to it.
    pub(super) fn new(timeout: Duration, tls: ClientConfig, relay: Option<(Relay, ClientConfig)>) -> Self {
        let mut tcp = HttpConnector::new();
        // It divides this among the addresses of a name, so that one that is silent leaves time for the next.
        tcp.set_connect_timeout(Some(timeout));
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(Some(KEEP_ALIVE));
        tcp.set_keepalive_interval(Some(KEEP_ALIVE));
        tcp.set_keepalive_retries(Some(KEEP_ALIVE_PROBES));
        #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
        tcp.set_tcp_user_timeout(Some(UNACKNOWLEDGED));
        let relay = relay.map(|(relay, mut tls)| {
            // What is said to a proxy is HTTP/1.1.
            tls.alpn_protocols.clear();
            (relay, Arc::new(tls))
        });
        Connector(Arc::new(Way { timeout, tcp, tls: Arc::new(tls), relay }))
    }
}

impl Service<Uri> for Connector {
    type Response = TokioIo<Socket>;
    type Error = Fault;
    type Future = BoxFuture<'static, Result<Self::Response, Fault>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Fault>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let way = Arc::clone(&self.0);
        Box::pin(async move {
            let mut up = TokioTimer::new().sleep(way.timeout);
            let mut socket = pin!(way.connect(target));
            std::future::poll_fn(|context| match socket.as_mut().poll(context) {
                Poll::Pending => up.as_mut().poll(context).map(|()| Err(too_late(way.timeout))),
                ready => ready,
            })
            .await
            .map(TokioIo::new)
        })
    }
}

impl Way {
    async fn connect(&self, target: Uri) -> Result<Socket, Fault> {
        let Some((relay, relay_tls)) = &self.relay else {
            let socket = self.tcp(target.clone()).await?;
            return self.spoken(&self.tls, &target, socket).await;
        };
        let socket = self.tcp(relay.uri().clone()).await?;
        if relay.forwards(&target) {
            return self.spoken(relay_tls, relay.uri(), socket).await.map(Socket::forwarded);
        }
        let socket = self.spoken(relay_tls, relay.uri(), socket).await?;
        let socket = relay.lead(socket, self.led_to(relay, &target).await?).await?;
        self.spoken(&self.tls, &target, socket).await
    }

    async fn tcp(&self, to: Uri) -> Result<Socket, Fault> {
        Ok(Socket::tcp(self.tcp.clone().call(to).await?.into_inner()))
    }

    /// Speaks TLS where the scheme of `with` says so.
    async fn spoken(&self, tls: &Arc<ClientConfig>, with: &Uri, socket: Socket) -> Result<Socket, Fault> {
        if with.scheme() != Some(&Scheme::HTTPS) {
            return Ok(socket);
        }
        let name = ServerName::try_from(host(with).to_owned())?;
        Ok(Socket::tls(TlsConnector::from(Arc::clone(tls)).connect(name, socket).await?))
    }

    /// What a proxy is asked to lead to: the host by its name or, where it does not look up names, by its address.
    async fn led_to(&self, relay: &Relay, target: &Uri) -> Result<Uri, Fault> {
        let port =
            target.port_u16().unwrap_or(if target.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 });
        if !relay.is_given_addresses() {
            return Ok(format!("http://{}:{port}/", target.host().unwrap_or_default()).parse()?);
        }
        let mut found = tokio::net::lookup_host((host(target), port)).await?;
        let address = found
            .next()
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "the name of the host has no address"))?;
        Ok(format!("http://{address}/").parse()?)
    }
}

/// The host, an IPv6 address without its brackets.
fn host(uri: &Uri) -> &str {
    uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
}

fn too_late(timeout: Duration) -> Fault {
    io::Error::new(io::ErrorKind::TimedOut, format!("no connection stood within {timeout:?}")).into()
}
