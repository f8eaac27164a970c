//! The way through proxies, each a few lines that do what its protocol says.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use super::tls::{accepted, listen, trusting};
use super::{Network, NetworkOptions, Server, answer, outgoing, send};
use crate::operation::Method;
use crate::response::Response;
use crate::transport::{Loss, Lost, Proxy};

/// `spoke:pass:w@rd` for Basic.
const LOGIN: &str = "proxy-authorization: Basic c3Bva2U6cGFzczp3QHJk\r\n";

const OK: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

fn proxy(scheme: &str, address: SocketAddr) -> Proxy {
    Proxy::new(&format!("{scheme}://localhost:{}", address.port()))
        .unwrap()
        .login("spoke", "pass:w@rd".to_owned())
}

async fn through(proxy: &Proxy, url: &str) -> Result<Response, Lost> {
    let network = Network::with(&trusting(), Some(proxy)).unwrap();
    send(&network, outgoing(Method::Get, url)).await
}

/// A request up to its body.
pub(super) async fn head(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(head).unwrap()
}

/// Takes a request, tells it and answers it.
async fn answered(mut stream: impl AsyncRead + AsyncWrite + Unpin, told: &mpsc::UnboundedSender<String>) {
    told.send(head(&mut stream).await).unwrap();
    stream.write_all(OK).await.unwrap();
    stream.flush().await.unwrap();
}

fn told() -> (mpsc::UnboundedSender<String>, mpsc::UnboundedReceiver<String>) {
    mpsc::unbounded_channel()
}

#[tokio::test]
async fn a_request_in_clear_is_forwarded() {
    let mut server = Server::start([answer("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")]).await;
    let response = through(&proxy("http", server.address), "http://desk.internal:8080/a?b=c").await.unwrap();
    assert_eq!(&*response.body, b"ok");
    let text = server.requests.recv().await.unwrap();
    assert!(text.starts_with("GET http://desk.internal:8080/a?b=c HTTP/1.1\r\n"), "{text}");
    assert!(text.contains(LOGIN) && text.contains("host: desk.internal:8080\r\n"), "{text}");
}

#[tokio::test]
async fn a_tunnel_is_asked_for_with_the_login() {
    let (sender, mut requests) = told();
    let address = listen(move |mut stream: TcpStream| {
        let sender = sender.clone();
        async move {
            sender.send(head(&mut stream).await).unwrap();
            stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.unwrap();
            answered(accepted(stream, &[]).await, &sender).await;
        }
    })
    .await;
    let response = through(&proxy("http", address), "https://desk.internal/a?b=c").await.unwrap();
    assert_eq!(&*response.body, b"ok");
    let tunnel = requests.recv().await.unwrap();
    assert!(tunnel.starts_with("CONNECT desk.internal:443 HTTP/1.1\r\n"), "{tunnel}");
    assert!(tunnel.contains(LOGIN) && tunnel.contains("user-agent: spoke/"), "{tunnel}");
    let request = requests.recv().await.unwrap();
    assert!(request.starts_with("GET /a?b=c HTTP/1.1\r\n"), "{request}");
    assert!(!request.contains("proxy-authorization"), "the login is the proxy's alone: {request}");
}

#[tokio::test]
async fn a_proxy_that_refuses_is_no_connection() {
    for refusal in ["407 Proxy Authentication Required", "403 Forbidden", "503 Service Unavailable"] {
        let address = listen(move |mut stream: TcpStream| async move {
            head(&mut stream).await;
            stream.write_all(format!("HTTP/1.1 {refusal}\r\n\r\n").as_bytes()).await.unwrap();
        })
        .await;
        let lost = through(&proxy("http", address), "https://desk.internal/").await.unwrap_err();
        assert_eq!((lost.how, lost.sent), (Loss::Connect, false), "{refusal}");
        let shown = format!("{lost:?}");
        assert!(!shown.contains("w@rd") && !shown.contains("c3Bva2U6"), "{shown}");
    }
}

#[tokio::test]
async fn a_refusal_to_forward_is_an_answer() {
    let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start([answer(refusal)]).await;
    assert_eq!(through(&proxy("http", server.address), "http://desk.internal/").await.unwrap().status, 407);
}

#[tokio::test]
async fn tls_is_spoken_to_a_proxy() {
    let (sender, mut requests) = told();
    let address = listen(move |stream: TcpStream| {
        let sender = sender.clone();
        async move {
            let mut stream = accepted(stream, &[b"http/1.1"]).await;
            let asked = head(&mut stream).await;
            let is_tunnel = asked.starts_with("CONNECT ");
            sender.send(asked).unwrap();
            if !is_tunnel {
                stream.write_all(OK).await.unwrap();
                return;
            }
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
            answered(accepted(stream, &[]).await, &sender).await;
        }
    })
    .await;
    let proxy = proxy("https", address);
    assert_eq!(&*through(&proxy, "http://desk.internal/a").await.unwrap().body, b"ok");
    let forwarded = requests.recv().await.unwrap();
    assert!(forwarded.starts_with("GET http://desk.internal/a HTTP/1.1\r\n"), "{forwarded}");
    assert!(forwarded.contains(LOGIN), "{forwarded}");

    assert_eq!(&*through(&proxy, "https://desk.internal:8443/a").await.unwrap().body, b"ok");
    let tunnel = requests.recv().await.unwrap();
    assert!(
        tunnel.starts_with("CONNECT desk.internal:8443 HTTP/1.1\r\n") && tunnel.contains(LOGIN),
        "{tunnel}"
    );
    let request = requests.recv().await.unwrap();
    assert!(request.starts_with("GET /a HTTP/1.1\r\n") && !request.contains(LOGIN), "{request}");
}

/// A SOCKS 5 proxy with a login (RFC 1928, RFC 1929) that is the host itself; tells what it is asked to lead to.
async fn socks(told: mpsc::UnboundedSender<String>) -> SocketAddr {
    listen(move |mut stream: TcpStream| {
        let told = told.clone();
        async move {
            let mut greeting = [0; 3];
            stream.read_exact(&mut greeting).await.unwrap();
            assert_eq!(greeting, [5, 1, 2]);
            stream.write_all(&[5, 2]).await.unwrap();
            let mut login = [0; 17];
            stream.read_exact(&mut login).await.unwrap();
            assert_eq!(&login, b"\x01\x05spoke\x09pass:w@rd");
            stream.write_all(&[1, 0]).await.unwrap();
            let mut asked = [0; 4];
            stream.read_exact(&mut asked).await.unwrap();
            let length = match asked {
                [5, 1, 0, 1] => 4,
                [5, 1, 0, 4] => 16,
                [5, 1, 0, 3] => stream.read_u8().await.unwrap().into(),
                other => panic!("{other:?}"),
            };
            let mut host = vec![0; length];
            stream.read_exact(&mut host).await.unwrap();
            let port = stream.read_u16().await.unwrap();
            let host = if asked[3] == 3 { String::from_utf8(host).unwrap() } else { format!("{host:?}") };
            told.send(format!("{host} {port}")).unwrap();
            stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await.unwrap();
            answered(stream, &told).await;
        }
    })
    .await
}

#[tokio::test]
async fn names_are_looked_up_by_the_proxy_or_here() {
    let (sender, mut asked) = told();
    let address = socks(sender).await;
    through(&proxy("socks5h", address), "http://desk.internal/a").await.unwrap();
    assert_eq!(asked.recv().await.unwrap(), "desk.internal 80");
    let request = asked.recv().await.unwrap();
    assert!(
        request.starts_with("GET /a HTTP/1.1\r\nhost: desk.internal\r\n") || !request.contains("http://"),
        "{request}"
    );
    assert!(!request.contains("proxy-authorization"), "{request}");

    for (url, led_to) in [
        ("http://127.0.0.1:8080/", "[127, 0, 0, 1] 8080"),
        ("http://[::1]:81/", "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] 81"),
    ] {
        for scheme in ["socks5", "socks5h"] {
            through(&proxy(scheme, address), url).await.unwrap();
            assert_eq!(asked.recv().await.unwrap(), led_to, "{scheme}");
            asked.recv().await.unwrap();
        }
    }
    through(&proxy("socks5", address), "http://localhost:82/").await.unwrap();
    let looked_up = asked.recv().await.unwrap();
    assert!(looked_up.starts_with('[') && looked_up.ends_with(" 82"), "{looked_up}");
}

#[tokio::test]
async fn a_name_that_nobody_here_knows_is_no_connection() {
    let (sender, _asked) = told();
    let proxy = proxy("socks5", socks(sender).await);
    let lost = through(&proxy, "http://desk.invalid/").await.unwrap_err();
    assert_eq!((lost.how, lost.sent), (Loss::Connect, false));
}

#[tokio::test]
async fn a_proxy_that_says_nothing_is_given_up() {
    let address = listen(|mut stream: TcpStream| async move {
        head(&mut stream).await;
        std::future::pending::<()>().await;
    })
    .await;
    let options = NetworkOptions { connect_timeout: Duration::from_millis(50), ..NetworkOptions::default() };
    let network = Network::with(&options, Some(&proxy("http", address))).unwrap();
    let lost = send(&network, outgoing(Method::Get, "https://desk.internal/")).await.unwrap_err();
    assert_eq!((lost.how, lost.sent), (Loss::Connect, false));
}
