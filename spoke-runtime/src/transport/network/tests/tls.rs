//! TLS with an authority of the tests' own, and HTTP/2, which TLS agrees on.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::proxies::head;
use super::{Network, NetworkOptions, outgoing, send};
use crate::operation::Method;
use crate::transport::{Loss, Tls};

/// Serves each connection by itself.
pub(super) async fn listen<F>(serve: impl Fn(TcpStream) -> F + Send + 'static) -> SocketAddr
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream));
        }
    });
    address
}

/// Options that trust the tests' own authority.
pub(super) fn trusting() -> NetworkOptions {
    let tls = Tls::new().ca_pem(include_str!("../../../../tests/keys/desk_authority.pem")).only_ca();
    NetworkOptions { tls, ..NetworkOptions::default() }
}

/// TLS as `localhost` and `desk.internal` speak it.
pub(super) async fn accepted<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    protocols: &[&[u8]],
) -> TlsStream<S> {
    let certificate = include_bytes!("../../../../tests/keys/desk_server.pem");
    let key = include_bytes!("../../../../tests/keys/desk_server_key.pem");
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from_pem_slice(certificate).unwrap()],
            PrivateKeyDer::from_pem_slice(key).unwrap(),
        )
        .unwrap();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    TlsAcceptor::from(Arc::new(config)).accept(stream).await.unwrap()
}

#[tokio::test]
async fn http_1_is_spoken_over_tls() {
    let plain: &[&[u8]] = &[b"http/1.1"];
    for protocols in [&[], plain] {
        let address = listen(move |stream: TcpStream| async move {
            let mut stream = accepted(stream, protocols).await;
            let head = head(&mut stream).await;
            assert!(head.starts_with("GET /a HTTP/1.1\r\n"), "{head}");
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await.unwrap();
        })
        .await;
        let network = Network::with(&trusting(), None).unwrap();
        for host in ["localhost", "127.0.0.1"] {
            let url = format!("https://{host}:{}/a", address.port());
            assert_eq!(&*send(&network, outgoing(Method::Get, &url)).await.unwrap().body, b"ok");
        }
    }
}

#[tokio::test]
async fn a_stranger_is_no_connection() {
    let address = listen(|stream: TcpStream| async move {
        let _ = accepted(stream, &[]).await;
    })
    .await;
    let url = format!("https://localhost:{}/", address.port());
    let network = Network::with(&NetworkOptions::default(), None).unwrap();
    let lost = send(&network, outgoing(Method::Get, &url)).await.unwrap_err();
    assert_eq!((lost.how, lost.sent), (Loss::Connect, false));
}

/// A frame of HTTP/2 (RFC 9113, section 4.1).
fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const SETTINGS: u8 = 4;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

/// Answers every request with status 200 and `ok`.
async fn http_2(mut stream: impl AsyncRead + AsyncWrite + Unpin, asked: mpsc::UnboundedSender<u32>) {
    let mut preface = [0; 24];
    stream.read_exact(&mut preface).await.unwrap();
    assert_eq!(&preface, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    stream.write_all(&frame(SETTINGS, 0, 0, &[])).await.unwrap();
    loop {
        let mut head = [0; 9];
        if stream.read_exact(&mut head).await.is_err() {
            return;
        }
        let [a, b, c, kind, _flags, id @ ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        stream.read_exact(&mut payload).await.unwrap();
        if kind == HEADERS {
            let id = u32::from_be_bytes(id);
            asked.send(id).unwrap();
            // 0x88 is `:status: 200` (RFC 7541, appendix A).
            stream.write_all(&frame(HEADERS, END_HEADERS, id, &[0x88])).await.unwrap();
            stream.write_all(&frame(DATA, END_STREAM, id, b"ok")).await.unwrap();
        }
        stream.flush().await.unwrap();
    }
}

#[tokio::test]
async fn http_2_is_spoken_where_both_sides_know_it() {
    let (sender, mut asked) = mpsc::unbounded_channel();
    let address = listen(move |stream: TcpStream| {
        let sender = sender.clone();
        async move { http_2(accepted(stream, &[b"h2", b"http/1.1"]).await, sender).await }
    })
    .await;
    let network = Network::with(&trusting(), None).unwrap();
    let url = format!("https://localhost:{}/a", address.port());
    for id in [1, 3] {
        let response = send(&network, outgoing(Method::Get, &url)).await.unwrap();
        assert_eq!((response.status, &*response.body), (200, &b"ok"[..]));
        assert_eq!(asked.recv().await.unwrap(), id, "both go over one connection");
    }
}

#[tokio::test]
async fn a_host_that_does_not_answer_to_tls_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    let options = NetworkOptions { connect_timeout: Duration::from_millis(50), ..trusting() };
    let network = Network::with(&options, None).unwrap();
    let lost = send(&network, outgoing(Method::Post, &url)).await.unwrap_err();
    assert_eq!((lost.how, lost.sent), (Loss::Connect, false));
}
