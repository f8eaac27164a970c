//! The small local server under a spoke's sandbox.
#![cfg(feature = "sandbox")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

use spoke_runtime::Method;
use spoke_runtime::sandbox::{Answer, Fault, Request, Router, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn counting() -> Server<Vec<String>> {
    Router::new()
        .base("/api")
        .gate(|_: &mut Vec<String>, request| match request.header("x-key") {
            Some("good") => Ok(()),
            _ => Err(Answer::status(401)),
        })
        .route(Method::Post, "/notes/{title}", |notes: &mut Vec<String>, request: &Request| {
            notes.push(format!("{}={}", request.slot("title"), request.text().unwrap_or_default()));
            Answer::text(201, notes.len().to_string())
        })
        .route(Method::Get, "/notes/{title}", |_: &mut Vec<String>, request: &Request| {
            Answer::text(200, request.slot("title"))
        })
        .unknown_path(|_, request| Answer::text(404, request.path()))
        .wrong_method(|_, request| Answer::text(405, request.method()))
        .serve(Vec::new())
        .await
        .unwrap()
}

/// Sends one request on a connection of its own; gives everything that came back.
async fn send<S>(server: &Server<S>, method: &str, path: &str, key: &str, body: &str) -> String {
    let host = server.url().trim_start_matches("http://").split('/').next().unwrap();
    let mut line = TcpStream::connect(host).await.unwrap();
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nx-key: {key}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    line.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    // A cut may show itself as a reset as well as an end.
    let _ = line.read_to_string(&mut answer).await;
    answer
}

fn check(answer: &str, status: u16, body: &str) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
    assert!(answer.ends_with(&format!("\r\n\r\n{body}")), "{answer}");
}

#[tokio::test]
async fn keeps_what_it_was_sent() {
    let server = counting().await;
    check(&send(&server, "POST", "/api/notes/a%2Fb%C3%A9", "good", "\"100 %\"").await, 201, "1");
    assert_eq!(server.with(|notes| notes.clone()), ["a/bé=\"100 %\""]);
    let requests = server.requests();
    assert_eq!(requests[0].path(), "/api/notes/a%2Fb%C3%A9");
    assert_eq!(requests[0].text(), Some("\"100 %\""));
}

#[tokio::test]
async fn asks_the_gate_before_a_route() {
    let server = counting().await;
    check(&send(&server, "POST", "/api/notes/a", "bad", "x").await, 401, "");
    assert!(server.with(|notes| notes.is_empty()));
}

#[tokio::test]
async fn tells_an_unknown_path_from_a_wrong_method() {
    let server = counting().await;
    check(&send(&server, "GET", "/notes/a", "good", "").await, 404, "/notes/a");
    check(&send(&server, "PUT", "/api/notes/a", "good", "").await, 405, "PUT");
}

#[tokio::test]
async fn answers_as_told_so_many_times() {
    let server = counting().await;
    server.inject(Fault::answer(Answer::text(429, "slow").header("retry-after", "7")).times(2));
    for _ in 0..2 {
        let answer = send(&server, "POST", "/api/notes/a", "good", "x").await;
        assert!(answer.contains("retry-after: 7\r\n"), "{answer}");
        check(&answer, 429, "slow");
    }
    check(&send(&server, "POST", "/api/notes/a", "good", "x").await, 201, "1");
}

#[tokio::test]
async fn a_fault_concerns_its_route_only() {
    let server = counting().await;
    server.inject(Fault::answer(Answer::status(500)).on(Method::Post, "/notes/{title}"));
    check(&send(&server, "GET", "/api/notes/a", "good", "").await, 200, "a");
    check(&send(&server, "POST", "/api/notes/a", "good", "").await, 500, "");
}

#[tokio::test]
async fn a_cut_does_nothing_and_a_loss_does_it() {
    let server = counting().await;
    server.inject(Fault::answer(Answer::cut()));
    server.inject(Fault::lost());
    assert_eq!(send(&server, "POST", "/api/notes/a", "good", "1").await, "");
    assert!(server.with(|notes| notes.is_empty()));
    assert_eq!(send(&server, "POST", "/api/notes/a", "good", "2").await, "");
    assert_eq!(server.with(|notes| notes.clone()), ["a=2"]);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_held_answer_comes_with_its_release() {
    let server = counting().await;
    let (held, release) = Fault::held();
    server.inject(held);
    let mut waiting = Box::pin(send(&server, "POST", "/api/notes/a", "good", "1"));
    while server.with(|notes| notes.is_empty()) {
        // The state changes before the answer is held, so that this ends.
        tokio::select! {
            answer = &mut waiting => panic!("answered before its release: {answer}"),
            () = tokio::task::yield_now() => {}
        }
    }
    drop(release);
    check(&waiting.await, 201, "1");
}

#[tokio::test]
async fn a_dropped_server_accepts_nobody() {
    let server = counting().await;
    let host = server.url().trim_start_matches("http://").split('/').next().unwrap().to_owned();
    drop(server);
    while TcpStream::connect(&host).await.is_ok() {
        tokio::task::yield_now().await;
    }
}
