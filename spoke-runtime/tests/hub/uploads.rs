//! Uploads over real sockets: how a body is measured, and when it is sent again.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use spoke_runtime::prelude::*;
use spoke_runtime::{ByteStream, Bytes, ConnectionConfig, Retry, Upload};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Where files are kept.
#[derive(Debug, Spoke)]
#[spoke(name = "archive")]
struct Archive;

/// Stores a file.
#[derive(Action)]
#[action(Archive: PUT "/files/{name}", bytes = content)]
struct StoreFile {
    name: String,
    content: ByteStream,
}

/// Attaches a file.
#[derive(Action)]
#[action(Archive: POST "/attach", multipart = { "note": note, "file": file })]
struct Attach {
    note: String,
    file: Upload,
}

/// Chunks that are there at once; `!` cannot be read.
struct Ready(VecDeque<&'static str>);

impl futures_core::Stream for Ready {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front().map(|text| match text {
            "!" => Err(io::Error::other("the disk is gone")),
            text => Ok(Bytes::from_static(text.as_bytes())),
        }))
    }
}

fn ready(chunks: &[&'static str]) -> Ready {
    Ready(chunks.iter().copied().collect())
}

/// A vendor that answers with these statuses, one after another, and keeps what it was sent.
async fn archive(statuses: &'static [u16]) -> (Connection<Archive>, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let requests = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&requests);
    tokio::spawn(async move {
        for status in statuses {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut got = Vec::new();
            while !is_whole(&got) {
                let mut some = [0; 4096];
                match socket.read(&mut some).await {
                    Ok(0) | Err(_) => break,
                    Ok(n) => got.extend_from_slice(&some[..n]),
                }
            }
            kept.lock().unwrap().push(String::from_utf8_lossy(&got).into_owned());
            let answer = format!("HTTP/1.1 {status} Said\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            let _ = socket.write_all(answer.as_bytes()).await;
        }
    });
    let hub = Hub::builder().spoke::<Archive>().connection("archive", config(base)).build().unwrap();
    (hub.connect("archive").unwrap(), requests)
}

/// Real sockets take real time: the waits between attempts are as good as none.
fn config(base: String) -> ConnectionConfig {
    ConnectionConfig::to::<Archive>().base_url(base).retry(Retry::new().first_wait(Duration::from_micros(1)))
}

fn is_whole(got: &[u8]) -> bool {
    let text = String::from_utf8_lossy(got);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    match head.lines().find_map(|line| line.strip_prefix("content-length: ")) {
        Some(length) => body.len() >= length.parse().unwrap(),
        None => body.ends_with("0\r\n\r\n"),
    }
}

#[tokio::test]
async fn a_known_length_is_said_and_an_unknown_one_goes_in_chunks() {
    let (archive, requests) = archive(&[200, 200]).await;
    let known = ByteStream::once(ready(&["disk ", "full"])).with_length(9);
    store_file(&archive, "a", known).await.unwrap();
    store_file(&archive, "b", ByteStream::once(ready(&["disk ", "full"]))).await.unwrap();
    let requests = requests.lock().unwrap();
    assert!(requests[0].contains("content-length: 9\r\n") && requests[0].ends_with("\r\n\r\ndisk full"));
    assert!(requests[1].contains("transfer-encoding: chunked\r\n"), "{}", requests[1]);
    assert!(requests[1].ends_with("5\r\ndisk \r\n4\r\nfull\r\n0\r\n\r\n"), "{}", requests[1]);
}

#[tokio::test]
async fn what_can_be_opened_again_is_sent_again() {
    let (archive, requests) = archive(&[503, 200]).await;
    let body = ByteStream::replay(|| ready(&["disk ", "full"])).with_length(9);
    let reply = store_file(&archive, "a", body).reply().await.unwrap();
    assert_eq!(reply.attempts(), 2);
    assert!(requests.lock().unwrap().iter().all(|request| request.ends_with("disk full")));
}

#[tokio::test]
async fn what_can_be_read_once_is_sent_once() {
    let (archive, requests) = archive(&[503, 200]).await;
    let error = store_file(&archive, "a", ByteStream::once(ready(&["disk"]))).await.unwrap_err();
    assert_eq!((error.status(), error.attempts(), error.is_retryable()), (Some(503), 1, true));
    assert_eq!(requests.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_body_that_was_not_begun_is_left() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let hub = Hub::builder().connection("archive", config(base)).build().unwrap();
    let archive: Connection<Archive> = hub.connect("archive").unwrap();
    let body = ByteStream::once(ready(&["disk"]));
    let error = store_file(&archive, "a", body.clone()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), body.is_left()), (Kind::Connect, 3, true));
}

#[tokio::test]
async fn a_body_that_cannot_be_read_says_so() {
    let wrong = [
        (ByteStream::replay(|| ready(&["disk", "!"])).with_length(9), "the disk is gone"),
        (ByteStream::replay(|| ready(&["disk"])).with_length(9), "the body ends after 4 of the 9 bytes"),
        (ByteStream::replay(|| ready(&["disk", "!"])), "the disk is gone"),
    ];
    for (body, expected) in wrong {
        let (archive, _) = archive(&[200]).await;
        let error = store_file(&archive, "a", body).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (Kind::Input, 1), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test]
async fn a_file_in_a_multipart_body_is_read_while_it_is_sent() {
    let (archive, requests) = archive(&[200]).await;
    let content = ByteStream::once(ready(&["disk ", "full"])).with_length(9);
    attach(&archive, "see below", Upload::new("disk.log", content)).await.unwrap();
    let request = requests.lock().unwrap().remove(0);
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(head.contains(&format!("content-length: {}", body.len())), "{head}");
    assert!(body.contains("name=\"note\"\r\n\r\nsee below\r\n"), "{body}");
    assert!(
        body.contains(
            "filename=\"disk.log\"\r\nContent-Type: application/octet-stream\r\n\r\ndisk full\r\n--"
        ),
        "{body}"
    );
}
