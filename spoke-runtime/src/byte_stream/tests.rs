//! Bodies: what is read of them, how often, and how their length is held.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::{ByteStream, Chunks};

/// Chunks that are there at once.
struct Ready(Vec<&'static str>);

impl Stream for Ready {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = (!self.0.is_empty()).then(|| self.0.remove(0));
        Poll::Ready(next.map(|text| match text {
            "!" => Err(io::Error::other("the disk is gone")),
            text => Ok(Bytes::from_static(text.as_bytes())),
        }))
    }
}

async fn read(mut chunks: Chunks) -> Result<String, String> {
    let mut text = String::new();
    while let Some(chunk) = poll_fn(|context| chunks.as_mut().poll_next(context)).await {
        text.push_str(std::str::from_utf8(&chunk.map_err(|error| error.to_string())?).unwrap());
    }
    Ok(text)
}

async fn whole(body: &ByteStream) -> Result<String, String> {
    read(body.open().map_err(|error| error.to_string())?).await
}

#[tokio::test]
async fn a_stream_is_read_once_and_a_replay_again() {
    let once = ByteStream::once(Ready(vec!["a", "", "b"]));
    assert!(!once.is_replayable() && once.is_left());
    assert_eq!(whole(&once.clone()).await.as_deref(), Ok("ab"));
    assert!(!once.is_left());
    assert!(whole(&once).await.unwrap_err().contains("read once only"));
    let replay = ByteStream::replay(|| Ready(vec!["a", "b"]));
    for _ in 0..2 {
        assert_eq!(whole(&replay).await.as_deref(), Ok("ab"));
    }
    assert_eq!(replay.handed(), 4);
}

#[tokio::test]
async fn a_length_is_held() {
    let body = |length| ByteStream::replay(|| Ready(vec!["ab", "c"])).with_length(length);
    assert_eq!(whole(&body(3)).await.as_deref(), Ok("abc"));
    assert_eq!(
        whole(&body(2)).await.unwrap_err(),
        "the body has more than the 2 bytes that it was said to have"
    );
    assert_eq!(
        whole(&body(4)).await.unwrap_err(),
        "the body ends after 3 of the 4 bytes that it was said to have"
    );
    let shared = ByteStream::once(Ready(vec!["ab"]));
    let said = shared.clone().with_length(2);
    assert_eq!((shared.length(), said.length()), (None, Some(2)));
    assert_eq!(whole(&said).await.as_deref(), Ok("ab"));
}

#[tokio::test]
async fn bodies_follow_one_another() {
    let parts =
        vec!["a".into(), ByteStream::once(Ready(vec!["b"])).with_length(1), Vec::new().into(), "c".into()];
    let chain = ByteStream::chain(parts);
    assert_eq!((chain.length(), chain.is_replayable()), (Some(3), false));
    assert_eq!(whole(&chain).await.as_deref(), Ok("abc"));
    assert!(!chain.is_left());
    let endless = ByteStream::chain(vec!["a".into(), ByteStream::once(Ready(vec![]))]);
    assert_eq!(endless.length(), None);
}

#[tokio::test]
async fn what_cannot_be_read_is_the_end() {
    let mut broken = ByteStream::once(Ready(vec!["a", "!", "b"])).open().unwrap();
    let mut seen = Vec::new();
    while let Some(chunk) = poll_fn(|context| broken.as_mut().poll_next(context)).await {
        seen.push(chunk.is_ok());
    }
    assert_eq!(seen, [true, false]);
}

#[tokio::test]
async fn a_file_is_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.txt");
    std::fs::write(&path, "x".repeat(300_000)).unwrap();
    let body = ByteStream::file(&path).await.unwrap();
    assert_eq!((body.length(), body.is_replayable()), (Some(300_000), true));
    for _ in 0..2 {
        assert_eq!(whole(&body).await.unwrap().len(), 300_000);
    }
    std::fs::write(&path, "x").unwrap();
    assert!(whole(&body).await.unwrap_err().starts_with("the body ends after 1 of"));
    std::fs::remove_file(&path).unwrap();
    assert!(whole(&body).await.unwrap_err().contains("log.txt"));
    assert!(ByteStream::file(&path).await.is_err());
    assert!(ByteStream::file(folder.path()).await.unwrap_err().to_string().ends_with("is no file"));
}
