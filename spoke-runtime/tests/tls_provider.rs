//! Cryptography by the provider that the process has installed: what it offers is what a server is offered, and no more.

use std::io::Read;
use std::net::TcpListener;
use std::time::Duration;

use rustls::CipherSuite;
use rustls::crypto::ring;
use spoke_runtime::ConnectionConfig;
use spoke_runtime::auth::Anonymous;
use spoke_runtime::prelude::*;

/// A system behind TLS.
#[derive(Debug, Spoke)]
#[spoke(name = "vault", auth = [Anonymous])]
struct Vault;

/// Says something.
#[derive(Action)]
#[action(Vault: GET "/" -> ())]
struct Ask {}

#[tokio::test]
async fn the_process_s_own_provider_is_the_one_that_speaks() {
    let mut provider = ring::default_provider();
    provider.cipher_suites.retain(|suite| suite.suite() == CipherSuite::TLS13_CHACHA20_POLY1305_SHA256);
    provider.install_default().expect("nobody else installs one in this process");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client");
        let mut hello = vec![0; 2048];
        let read = stream.read(&mut hello).expect("a first message");
        hello.truncate(read);
        hello
    });
    let config = ConnectionConfig::to::<Vault>()
        .base_url(format!("https://{address}"))
        .auth(Anonymous)
        .retry(Retry::none())
        .call_timeout(Duration::from_secs(5));
    let hub = Hub::builder().connection("vault", config).build().expect("one connection");
    let vault: Connection<Vault> = hub.connect("vault").expect("it is there");
    ask(&vault).await.expect_err("the server goes away after the first message");
    let hello = server.join().expect("it read the first message");
    // RFC 8446, section 4.1.2: record and handshake headers, version, random, session id, then the suites.
    let session = usize::from(hello[43]);
    let suites = &hello[44 + session..];
    let length = usize::from(u16::from_be_bytes([suites[0], suites[1]]));
    let offered: Vec<u16> =
        suites[2..2 + length].chunks(2).map(|suite| u16::from_be_bytes([suite[0], suite[1]])).collect();
    assert_eq!(offered, [u16::from(CipherSuite::TLS13_CHACHA20_POLY1305_SHA256)]);
}
