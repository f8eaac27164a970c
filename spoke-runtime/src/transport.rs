//! The door to the network: how one attempt is sent.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;

use crate::fake::Stubs;
use crate::outgoing::Outgoing;
use crate::response::Response;

mod answer;
mod network;
mod networks;
mod proxy;
mod relays;
mod scripted;
mod tls;

pub use answer::Answer;
#[cfg(feature = "sandbox")]
pub(crate) use answer::Served;
pub(crate) use network::NetworkOptions;
pub use network::{CONNECT_TIMEOUT, Network, POOL_IDLE_TIMEOUT, USER_AGENT};
pub(crate) use networks::Networks;
pub use proxy::Proxy;
pub use relays::PROXY_PAUSE;
pub use scripted::Scripted;
pub use tls::Tls;

/// A boxed future that may move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A body that is still on its way, piece by piece; nothing comes after an error.
pub type Incoming = Pin<Box<dyn Stream<Item = Result<Bytes, Lost>> + Send>>;

/// Sends one attempt and reads the whole answer. Redirects are not followed here, and nothing is repeated.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends `attempt`.
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>>;

    /// Whether this is a double that looks at what is sent: then [`Attempt::inputs`] is filled, and secrets are hidden in
    /// the inputs as in the request.
    fn wants_inputs(&self) -> bool {
        false
    }

    /// The stubs behind a [`FakeHub`](crate::FakeHub): they alone have outputs that need no decoding.
    #[doc(hidden)]
    fn stubs(&self) -> Option<&Stubs> {
        None
    }
}

/// One attempt of one call.
#[derive(Debug)]
pub struct Attempt<'a> {
    /// The complete request.
    pub request: Outgoing,
    /// The spoke's name.
    pub spoke: &'static str,
    /// The action's name.
    pub action: &'static str,
    /// The connection's alias.
    pub alias: &'a str,
    /// Which attempt it is, from one.
    pub number: u32,
    /// The largest body that is accepted, in bytes after decompression.
    pub max_body: u64,
    /// Whether the body of a good answer is wanted as it arrives, see [`Response::streaming`]; a transport that cannot gives it whole.
    pub streams: bool,
    /// The inputs by name, where [`Transport::wants_inputs`].
    pub inputs: Option<&'a serde_json::Value>,
}

/// Why an attempt has no complete answer.
#[derive(Debug)]
pub struct Lost {
    /// How it was lost.
    pub how: Loss,
    /// Whether a byte of the request may have reached the server.
    pub sent: bool,
    /// The cause; it names no secret.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// How an attempt was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// No connection to the host.
    Connect,
    /// No complete answer in time.
    Timeout,
    /// The connection broke off.
    Cut,
    /// The answer was larger than [`Attempt::max_body`].
    TooLarge,
    /// What came was no HTTP.
    Protocol,
}
