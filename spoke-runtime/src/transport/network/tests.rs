//! The network against sockets of this machine.

mod packed;
mod proxies;
mod tls;

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use http::header::{HeaderValue, USER_AGENT};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use super::{Network, NetworkOptions};
use crate::clock::ManualClock;
use crate::defaults::ATTEMPT_TIMEOUT;
use crate::operation::{Effect, Method};
use crate::outgoing::Outgoing;
use crate::response::Response;
use crate::transport::{Attempt, Loss, Lost, Scripted, Transport};
use crate::trial::{QueryToken, TOKEN, Trial};

/// What the server does with a request.
enum Play {
    /// Sends this and waits for the next request.
    Answer(Vec<u8>),
    /// Sends this and closes the connection.
    Close(Vec<u8>),
    /// Sends nothing and keeps the connection.
    Hang,
}

fn answer(text: &str) -> Play {
    Play::Answer(text.as_bytes().to_vec())
}

fn close(text: &str) -> Play {
    Play::Close(text.as_bytes().to_vec())
}

/// A server that plays its parts one by one and keeps what it was sent.
struct Server {
    address: SocketAddr,
    requests: mpsc::UnboundedReceiver<String>,
    connections: Arc<Mutex<u32>>,
}

impl Server {
    async fn start<const N: usize>(plays: [Play; N]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, requests) = mpsc::unbounded_channel();
        let connections = Arc::new(Mutex::new(0));
        let count = Arc::clone(&connections);
        let plays = Arc::new(Mutex::new(VecDeque::from(plays)));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                *count.lock().unwrap() += 1;
                tokio::spawn(serve(stream, Arc::clone(&plays), sender.clone()));
            }
        });
        Server { address, requests, connections }
    }

    fn url(&self) -> String {
        format!("http://{}/a?b=c", self.address)
    }
}

async fn serve(
    mut stream: TcpStream,
    plays: Arc<Mutex<VecDeque<Play>>>,
    sender: mpsc::UnboundedSender<String>,
) {
    let mut got = Vec::new();
    loop {
        let whole = loop {
            let text = String::from_utf8_lossy(&got).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
                if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                    break text;
                }
            }
            let mut some = [0; 1024];
            match stream.read(&mut some).await {
                Ok(0) | Err(_) => return,
                Ok(n) => got.extend_from_slice(&some[..n]),
            }
        };
        got.clear();
        let play = plays.lock().unwrap().pop_front();
        let _ = sender.send(whole);
        match play {
            Some(Play::Answer(bytes)) => stream.write_all(&bytes).await.unwrap(),
            Some(Play::Close(bytes)) => return stream.write_all(&bytes).await.unwrap(),
            Some(Play::Hang) => {}
            None => return,
        }
    }
}

fn network() -> Network {
    Network::with(&NetworkOptions::default(), None).unwrap()
}

fn outgoing(method: Method, url: &str) -> Outgoing {
    Outgoing::new(method, url.parse().unwrap())
}

async fn send(network: &Network, request: Outgoing) -> Result<Response, Lost> {
    let (spoke, action, alias) = ("acme-desk", "ping", "desk");
    network
        .send(Attempt {
            request,
            spoke,
            action,
            alias,
            number: 1,
            max_body: 1000,
            streams: false,
            inputs: None,
        })
        .await
}

async fn get(play: Play) -> Result<Response, Lost> {
    let server = Server::start([play]).await;
    send(&network(), outgoing(Method::Get, &server.url())).await
}

async fn lost(play: Play) -> (Loss, bool) {
    let lost = get(play).await.expect_err("the answer came");
    (lost.how, lost.sent)
}

#[tokio::test]
async fn a_request_arrives_as_it_was_built() {
    let mut server =
        Server::start([answer("HTTP/1.1 201 Created\r\nx-a: 1\r\nx-a: 2\r\ncontent-length: 2\r\n\r\nok")])
            .await;
    let mut request = outgoing(Method::Patch, &server.url());
    request.headers.insert("x-b", HeaderValue::from_static("c"));
    request.body = Some("{\"a\":1}".into());
    let response = send(&network(), request).await.unwrap();
    assert_eq!((response.status, &*response.body), (201, &b"ok"[..]));
    assert_eq!(response.headers.get_all("x-a").iter().count(), 2);

    let text = server.requests.recv().await.unwrap();
    assert!(text.starts_with("PATCH /a?b=c HTTP/1.1\r\n"), "{text}");
    for line in [
        "x-b: c\r\n",
        "content-length: 7\r\n",
        concat!("user-agent: spoke/", env!("CARGO_PKG_VERSION"), "\r\n"),
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(text.ends_with("\r\n\r\n{\"a\":1}"), "{text}");
}

#[tokio::test]
async fn a_request_that_cannot_be_written_is_a_mistake_of_its_inputs() {
    let mut request = outgoing(Method::Get, "http://127.0.0.1:1/");
    request.url.set_query(Some(&format!("q={TOKEN}{}", "x".repeat(70_000))));
    let lost = send(&network(), request).await.unwrap_err();
    assert!(!lost.sent);
    let error = crate::judge::lost(lost, "127.0.0.1:1", ATTEMPT_TIMEOUT, 10);
    assert_eq!(error.kind(), crate::error::Kind::Input);
    assert!(error.to_string().starts_with("the request cannot be sent: "), "{error}");
    assert!(!format!("{error:?}").contains(TOKEN));
}

#[test]
fn a_url_is_sent_as_it_is() {
    for (url, sent) in [
        ("http://[::1]:8080/a%2Fb;c?d=e%20f&g#h", "http://[::1]:8080/a%2Fb;c?d=e%20f&g"),
        ("https://b\u{fc}cher.example", "https://xn--bcher-kva.example/"),
        ("https://desk.example:443/?", "https://desk.example/?"),
        ("http://desk.example/{a}|\"b\"", "http://desk.example/%7Ba%7D|%22b%22"),
    ] {
        assert_eq!(super::uri(url.parse().unwrap()).unwrap().to_string(), sent);
    }
}

#[tokio::test]
async fn another_scheme_is_a_mistake_of_its_inputs() {
    let lost = send(&network(), outgoing(Method::Get, "ftp://127.0.0.1:1/")).await.unwrap_err();
    assert!(!lost.sent);
    let error = crate::judge::lost(lost, "127.0.0.1:1", ATTEMPT_TIMEOUT, 10);
    assert_eq!(error.kind(), crate::error::Kind::Input);
}

#[tokio::test]
async fn what_an_answer_may_be_is_said_where_the_action_does_not() {
    let ok = || answer("HTTP/1.1 204 No Content\r\n\r\n");
    let mut server = Server::start([ok(), ok()]).await;
    let network = network();
    let mut request = outgoing(Method::Post, &server.url());
    send(&network, request.clone()).await.unwrap();
    let text = server.requests.recv().await.unwrap();
    for line in ["accept: */*\r\n", "accept-encoding: gzip,br\r\n"] {
        assert!(text.contains(line), "{line} in {text}");
    }
    for (name, value) in [("accept", "text/csv"), ("accept-encoding", "identity")] {
        request.headers.insert(name, HeaderValue::from_static(value));
    }
    send(&network, request).await.unwrap();
    let text = server.requests.recv().await.unwrap();
    assert!(
        text.contains("accept: text/csv\r\n") && text.contains("accept-encoding: identity\r\n"),
        "{text}"
    );
    assert!(!text.contains("*/*") && !text.contains("gzip"), "{text}");
}

#[tokio::test]
async fn the_actions_own_user_agent_is_kept() {
    let mut server = Server::start([answer("HTTP/1.1 204 No Content\r\n\r\n")]).await;
    let mut request = outgoing(Method::Get, &server.url());
    request.headers.insert(USER_AGENT, HeaderValue::from_static("ServiceNow"));
    assert_eq!(send(&network(), request).await.unwrap().body.len(), 0);
    let text = server.requests.recv().await.unwrap();
    assert!(text.contains("user-agent: ServiceNow\r\n") && !text.contains("spoke/"), "{text}");
}

#[tokio::test]
async fn connections_are_kept_and_used_again() {
    let ok = || answer("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
    let server = Server::start([ok(), ok(), ok()]).await;
    let network = network();
    for _ in 0..3 {
        send(&network, outgoing(Method::Get, &server.url())).await.unwrap();
    }
    assert_eq!(*server.connections.lock().unwrap(), 1);
}

#[tokio::test]
async fn gzip_and_brotli_are_read() {
    const GZIP: &[u8] = b"\x1f\x8b\x08\0\0\0\0\0\x02\x03\xabV\xcaLQ\xb2R2W\xaa\x05\0A\xb4\x95\xf2\n\0\0\0";
    const BROTLI: &[u8] = b"\x8b\x04\x80{\"id\":\"7\"}\x03";
    for (coding, bytes) in [("gzip", GZIP), ("br", BROTLI)] {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-encoding: {coding}\r\ncontent-length: {}\r\n\r\n",
            bytes.len()
        );
        let response = get(Play::Answer([head.as_bytes(), bytes].concat())).await.unwrap();
        assert_eq!(&*response.body, b"{\"id\":\"7\"}", "{coding}");
    }
}

#[tokio::test]
async fn a_body_in_pieces_is_put_together() {
    let text =
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n1\r\nf\r\n0\r\n\r\n";
    assert_eq!(&*get(answer(text)).await.unwrap().body, b"abcdef");
}

#[tokio::test]
async fn a_large_answer_is_refused() {
    // The server closes, so that a limit that is not kept ends as a cut, and does not hang.
    let announced = close("HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n");
    assert_eq!(lost(announced).await, (Loss::TooLarge, true));
    let half = "a".repeat(600);
    let pieces =
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n258\r\n{half}\r\n258\r\n{half}\r\n");
    assert_eq!(lost(close(&pieces)).await, (Loss::TooLarge, true));
    let whole = format!("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{}", "a".repeat(1000));
    assert_eq!(get(answer(&whole)).await.unwrap().body.len(), 1000);
}

#[tokio::test]
async fn a_large_answer_does_not_hide_in_a_small_one() {
    // 100 000 zeros, with gzip's header and trailer around a deflate stream of 115 bytes.
    let mut bomb = vec![
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 49, 1, 0, 0, 0, 194, 160, 74, 235, 159, 206, 26, 30, 64, 1,
    ];
    bomb.resize(bomb.len() + 96, 0);
    bomb.extend([175, 6, 133, 194, 77, 197, 160, 134, 1, 0]);
    let head = format!("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n", bomb.len());
    assert_eq!(lost(Play::Answer([head.into_bytes(), bomb].concat())).await, (Loss::TooLarge, true));
}

#[tokio::test]
async fn a_cut_answer_is_no_answer() {
    for cut in [
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nabc",
    ] {
        assert_eq!(lost(close(cut)).await, (Loss::Cut, true), "{cut:?}");
    }
}

#[tokio::test]
async fn what_is_no_http_is_told_from_a_cut() {
    assert_eq!(lost(close("SSH-2.0-OpenSSH_9.6\r\n")).await, (Loss::Protocol, true));
}

#[tokio::test]
async fn what_cannot_be_unpacked_is_told_from_a_cut() {
    for coding in ["gzip", "br"] {
        let body = b"not packed at all";
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-encoding: {coding}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        assert_eq!(
            lost(Play::Answer([head.as_bytes(), body].concat())).await,
            (Loss::Protocol, true),
            "{coding}"
        );
        let cut = head.replace(&format!("{}", body.len()), "1000");
        assert_eq!(lost(Play::Close(cut.into_bytes())).await, (Loss::Cut, true), "{coding}");
    }
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let lost = send(&network(), outgoing(Method::Post, &url)).await.unwrap_err();
    assert_eq!((lost.how, lost.sent), (Loss::Connect, false));
}

#[tokio::test]
async fn a_failed_handshake_is_no_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
    });
    let lost = send(&network(), outgoing(Method::Post, &url)).await.unwrap_err();
    assert_eq!((lost.how, lost.sent), (Loss::Connect, false));
}

#[tokio::test]
async fn redirects_are_left_to_the_road() {
    let response =
        get(answer("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n")).await;
    assert_eq!(response.unwrap().status, 302);
}

/// A trial that calls `server` over the network, on a clock that moves by hand only.
fn over_the_network(server: &Server, effect: Effect) -> Trial {
    let mut trial = Trial::new(Method::Post, effect, Scripted::new([]));
    trial.base = Box::leak(format!("http://{}", server.address).into_boxed_str());
    trial.clock = ManualClock::new();
    trial.credential = Arc::new(QueryToken);
    trial
}

#[tokio::test]
async fn an_attempt_that_hangs_ends_with_its_time_and_an_unknown_outcome() {
    let mut server = Server::start([Play::Hang]).await;
    let trial = over_the_network(&server, Effect::Once);
    let call = tokio::spawn(trial.calling_on(Arc::new(network())));
    server.requests.recv().await.unwrap();
    trial.clock.advance(ATTEMPT_TIMEOUT);
    let error = call.await.unwrap().unwrap_err();
    assert!(error.is_timeout() && error.is_outcome_unknown(), "{error}");
}

#[tokio::test]
async fn a_lost_call_shows_no_secret() {
    let server = Server::start([close("")]).await;
    let trial = over_the_network(&server, Effect::Once);
    let error = trial.calling_on(Arc::new(network())).await.unwrap_err();
    assert!(error.is_outcome_unknown());
    let mut shown = format!("{error} {error:?}");
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        shown += &format!(" {cause} {cause:?}");
        source = cause.source();
    }
    assert!(!shown.contains(TOKEN), "{shown}");
}
