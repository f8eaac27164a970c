//! Answers that are packed.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Play, Server, get, lost, network, outgoing};
use crate::error::Kind;
use crate::operation::Method;
use crate::transport::{Attempt, Loss, Transport};
use crate::trial::Trial;

/// A hundred thousand times `a` by brotli.
const BROTLI_BOMB: &[u8] =
    &[0x5b, 0x9f, 0x86, 0x81, 0x5f, 0x22, 0x2c, 0x1e, 0x0b, 0x04, 0xb2, 0xfc, 0x02, 0x00];

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// The answer with this packed body, a few bytes at a time.
fn chunked(coding: &str, packed: &[u8]) -> Vec<u8> {
    let mut answer =
        format!("HTTP/1.1 200 OK\r\ncontent-encoding: {coding}\r\ntransfer-encoding: chunked\r\n\r\n")
            .into_bytes();
    for piece in packed.chunks(5) {
        answer.extend(format!("{:x}\r\n", piece.len()).into_bytes());
        answer.extend(piece);
        answer.extend(b"\r\n");
    }
    answer.extend(b"0\r\n\r\n");
    answer
}

#[tokio::test]
async fn a_packed_body_in_pieces_is_put_together() {
    let response = get(Play::Answer(chunked("gzip", &gzip("disk full")))).await.unwrap();
    assert_eq!(&*response.body, b"disk full");
    assert_eq!(response.header("content-encoding"), None);
}

#[tokio::test]
async fn a_brotli_bomb_is_refused() {
    assert_eq!(lost(Play::Answer(chunked("br", BROTLI_BOMB))).await, (Loss::TooLarge, true));
}

#[tokio::test]
async fn an_answer_without_a_body_is_not_unpacked() {
    for (method, status) in
        [(Method::Head, "200 OK"), (Method::Get, "204 No Content"), (Method::Get, "304 Not Modified")]
    {
        let text = format!("HTTP/1.1 {status}\r\ncontent-encoding: gzip\r\n\r\n");
        let server = Server::start([Play::Answer(text.into_bytes())]).await;
        let response = super::send(&network(), outgoing(method, &server.url())).await.unwrap();
        assert_eq!(response.body.len(), 0, "{status}");
    }
    let length = "HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: 70000\r\n\r\n";
    let server = Server::start([Play::Answer(length.as_bytes().to_vec())]).await;
    let response = super::send(&network(), outgoing(Method::Head, &server.url())).await.unwrap();
    assert_eq!(response.body.len(), 0);
    // Nothing was unpacked, so the headers stay what they are: of the body that GET would give.
    assert_eq!(response.header("content-encoding"), Some("br"));
    assert_eq!(response.header("content-length"), Some("70000"));
}

#[tokio::test]
async fn whole_http_around_a_packed_body_that_breaks_off_is_a_cut() {
    let packed = gzip("disk full");
    assert_eq!(lost(Play::Answer(chunked("gzip", &packed[..packed.len() - 2]))).await, (Loss::Cut, true));
}

#[tokio::test]
async fn what_packs_in_another_way_is_given_as_it_is() {
    let response = get(Play::Answer(chunked("zstd", b"packed"))).await.unwrap();
    assert_eq!((&*response.body, response.header("content-encoding")), (&b"packed"[..], Some("zstd")));
}

#[tokio::test]
async fn a_packed_body_is_streamed() {
    let whole = chunked("gzip", &gzip("disk full"));
    // The second one is cut within its last piece.
    for (answer, is_whole) in [(whole.clone(), true), (whole[..whole.len() - 9].to_vec(), false)] {
        let server = Server::start([Play::Close(answer)]).await;
        let url = server.url();
        let attempt = Attempt { streams: true, max_body: 1, ..Trial::attempt(&url) };
        let mut download = network().send(attempt).await.unwrap().take_stream().unwrap();
        let mut come = Vec::new();
        let mut error = None;
        while let Some(piece) = download.next().await {
            match piece {
                Ok(piece) => come.extend(piece),
                Err(fault) => error = Some(fault.kind()),
            }
        }
        assert_eq!(error, (!is_whole).then_some(Kind::Transport));
        assert!(!is_whole || come == b"disk full", "{come:?}");
    }
}
