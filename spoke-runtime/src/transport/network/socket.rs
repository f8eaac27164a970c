//! What a connection is made of: TCP, perhaps TLS over it, perhaps TLS once more through a proxy that speaks it.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::{Connected, Connection};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

/// A connection.
pub(super) struct Socket {
    layer: Layer,
    /// Whether a proxy is at the other end, which reads the requests and forwards them.
    is_forwarded: bool,
}

enum Layer {
    Tcp(TcpStream),
    Tls(Box<TlsStream<Socket>>),
}

impl Socket {
    pub(super) fn tcp(stream: TcpStream) -> Self {
        Socket { layer: Layer::Tcp(stream), is_forwarded: false }
    }

    pub(super) fn tls(stream: TlsStream<Socket>) -> Self {
        Socket { layer: Layer::Tls(Box::new(stream)), is_forwarded: false }
    }

    pub(super) fn forwarded(self) -> Self {
        Socket { is_forwarded: true, ..self }
    }
}

impl Connection for Socket {
    fn connected(&self) -> Connected {
        let connected = Connected::new().proxy(self.is_forwarded);
        match &self.layer {
            Layer::Tls(stream) if stream.get_ref().1.alpn_protocol() == Some(b"h2") => {
                connected.negotiated_h2()
            }
            Layer::Tcp(_) | Layer::Tls(_) => connected,
        }
    }
}

/// Does the same with either layer.
macro_rules! below {
    ($socket:expr, $method:ident($($argument:expr),*)) => {
        match &mut $socket.layer {
            Layer::Tcp(stream) => Pin::new(stream).$method($($argument),*),
            Layer::Tls(stream) => Pin::new(stream).$method($($argument),*),
        }
    };
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        below!(self, poll_read(context, into))
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        below!(self, poll_write(context, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        below!(self, poll_write_vectored(context, pieces))
    }

    fn is_write_vectored(&self) -> bool {
        match &self.layer {
            Layer::Tcp(stream) => stream.is_write_vectored(),
            Layer::Tls(stream) => stream.is_write_vectored(),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        below!(self, poll_flush(context))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        below!(self, poll_shutdown(context))
    }
}
