//! Downloads: pieces as they come, and going on where a connection breaks off.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use serde_json::json;
use spoke_runtime::prelude::*;
use spoke_runtime::{
    Answer, Attempt, BoxFuture, ByteStream, Bytes, ConnectionConfig, Download, Incoming, Loss, Lost,
    ManualClock, Outgoing, Response, Retry, Transport, http::HeaderMap,
};

/// Where logs are kept.
#[derive(Debug, Spoke)]
#[spoke(name = "archive", actions = [GetLog])]
struct Archive;

/// Reads a log.
#[derive(Action)]
#[action(Archive: GET "/logs/{name}" -> Log, header("range" = range, "if-none-match" = known))]
struct GetLog {
    name: String,
    range: Option<String>,
    known: Option<String>,
}

#[derive(Debug, Output)]
struct Log {
    #[out(header("etag"))]
    etag: Option<String>,
    #[out(stream())]
    content: Download,
}

/// A piece, or how the body is lost after those before.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Text(&'static str),
    Cut,
    Hang,
}

use Piece::{Cut, Hang, Text};

struct Pieces(VecDeque<Piece>);

impl futures_core::Stream for Pieces {
    type Item = Result<Bytes, Lost>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut std::task::Context<'_>) -> Poll<Option<Self::Item>> {
        match self.0.pop_front() {
            Some(Text(text)) => Poll::Ready(Some(Ok(Bytes::from_static(text.as_bytes())))),
            Some(Cut) => Poll::Ready(Some(Err(Lost { how: Loss::Cut, sent: true, source: None }))),
            Some(Hang) => Poll::Pending,
            None => Poll::Ready(None),
        }
    }
}

type Given = (u16, &'static [(&'static str, &'static str)], &'static [Piece]);

/// Answers in order, each piece by piece.
#[derive(Clone, Debug)]
struct Line {
    answers: Arc<Mutex<VecDeque<Given>>>,
    requests: Arc<Mutex<Vec<Outgoing>>>,
}

impl Transport for Line {
    fn send<'a>(&'a self, attempt: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        assert!(attempt.streams, "the output holds a `stream()`");
        self.requests.lock().unwrap().push(attempt.request);
        let given = self.answers.lock().unwrap().pop_front();
        Box::pin(async move {
            let Some((status, headers, pieces)) = given else {
                return Err(Lost { how: Loss::Connect, sent: false, source: None });
            };
            let mut map = HeaderMap::new();
            headers.iter().for_each(|(name, value)| drop(map.insert(*name, value.parse().unwrap())));
            let incoming: Incoming = Box::pin(Pieces(pieces.iter().copied().collect()));
            Ok(Response::streaming(status, map, incoming))
        })
    }
}

impl Line {
    fn header(&self, request: usize, name: &str) -> Option<String> {
        let requests = self.requests.lock().unwrap();
        requests.get(request)?.headers.get(name).map(|value| value.to_str().unwrap().to_owned())
    }

    fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }
}

fn line(answers: &[Given]) -> (Line, Connection<Archive>, ManualClock) {
    let line =
        Line { answers: Arc::new(Mutex::new(answers.iter().copied().collect())), requests: Arc::default() };
    let clock = ManualClock::leaping();
    let config =
        ConnectionConfig::to::<Archive>().base_url("https://desk.example").retry(Retry::new().attempts(3));
    let hub = Hub::builder()
        .spoke::<Archive>()
        .connection("desk", config)
        .transport(line.clone())
        .clock(clock.clone())
        .build()
        .unwrap();
    (line, hub.connect("desk").unwrap(), clock)
}

async fn read(mut log: Log) -> Result<String, Error> {
    let mut text = String::new();
    while let Some(piece) = log.content.next().await {
        text.push_str(std::str::from_utf8(&piece?).unwrap());
    }
    Ok(text)
}

const WHOLE: &[(&str, &str)] = &[("etag", "\"7\""), ("content-length", "8")];

#[tokio::test]
async fn what_breaks_off_is_gone_on_with() {
    let (line, desk, _) = line(&[
        (200, WHOLE, &[Text("di"), Text("sk"), Cut]),
        (
            206,
            &[("etag", "\"7\""), ("content-range", "bytes 4-7/8"), ("content-length", "4")],
            &[Text("fu"), Cut],
        ),
        (206, &[("content-range", "bytes 6-7/8"), ("content-length", "2")], &[Text("l"), Text("l")]),
    ]);
    let log = GetLog { known: Some("\"6\"".to_owned()), ..GetLog::new("disk") }.on(&desk).await.unwrap();
    assert_eq!((log.etag.as_deref(), log.content.length()), (Some("\"7\""), Some(8)));
    assert_eq!(read(log).await.unwrap(), "diskfull");
    assert_eq!(line.header(0, "range"), None);
    assert_eq!(line.header(0, "accept-encoding").as_deref(), Some("identity"));
    assert_eq!(line.header(0, "if-none-match").as_deref(), Some("\"6\""));
    let asked = |request| (line.header(request, "range").unwrap(), line.header(request, "if-range").unwrap());
    assert_eq!(asked(1), ("bytes=4-".to_owned(), "\"7\"".to_owned()));
    assert_eq!(asked(2), ("bytes=6-".to_owned(), "\"7\"".to_owned()));
    assert_eq!(line.header(1, "if-none-match"), None);
}

#[tokio::test]
async fn a_part_is_gone_on_with_inside_of_it() {
    let part = &[
        ("last-modified", "Sun, 29 Nov 2026 08:00:00 GMT"),
        ("content-range", "bytes 10-13/50"),
        ("content-length", "4"),
    ];
    let rest = &[("content-range", "bytes 12-13/50"), ("content-length", "2")];
    let (line, desk, _) = line(&[(206, part, &[Text("ab"), Cut]), (206, rest, &[Text("cd")])]);
    let log = get_log(&desk, "disk").with(|it| it.range("bytes=10-13")).await.unwrap();
    assert_eq!(read(log).await.unwrap(), "abcd");
    assert_eq!(line.header(1, "range").as_deref(), Some("bytes=12-13"));
    assert_eq!(line.header(1, "if-range").as_deref(), Some("Sun, 29 Nov 2026 08:00:00 GMT"));
}

#[tokio::test]
async fn what_has_changed_is_no_rest() {
    let others: [Given; 3] = [
        (200, &[("etag", "\"8\""), ("content-length", "8")], &[Text("other on")]),
        (206, &[("etag", "\"8\""), ("content-range", "bytes 4-7/8")], &[Text("r on")]),
        (206, &[("etag", "\"7\""), ("content-range", "bytes 0-7/8")], &[Text("disk ful")]),
    ];
    for other in others {
        let (_, desk, _) = line(&[(200, WHOLE, &[Text("disk"), Cut]), other]);
        let error = read(get_log(&desk, "disk").await.unwrap()).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Conflict, "{error}");
        assert!(error.to_string().contains("broke off after 4 bytes"), "{error}");
    }
}

#[tokio::test]
async fn without_a_name_for_its_version_nothing_is_gone_on_with() {
    let nameless: [&'static [(&str, &str)]; 3] =
        [&[("content-length", "8")], &[("etag", "W/\"7\""), ("content-length", "8")], &[("etag", "\"7\"")]];
    for headers in nameless {
        let (line, desk, _) = line(&[(200, headers, &[Text("disk"), Cut])]);
        let error = read(get_log(&desk, "disk").await.unwrap()).await.unwrap_err();
        assert_eq!((error.kind(), error.is_retryable(), line.count()), (Kind::Transport, true, 1), "{error}");
    }
}

#[tokio::test]
async fn a_body_that_ends_early_was_cut() {
    let rest: Given = (206, &[("content-range", "bytes 4-7/8")], &[Text("full")]);
    let (_, desk, _) = line(&[(200, WHOLE, &[Text("disk")]), rest]);
    assert_eq!(read(get_log(&desk, "disk").await.unwrap()).await.unwrap(), "diskfull");
}

#[tokio::test]
async fn what_brings_nothing_is_given_up() {
    const NOTHING: Given = (206, &[("content-range", "bytes 4-7/8"), ("content-length", "4")], &[Cut]);
    let (line, desk, _) = line(&[(200, WHOLE, &[Text("disk"), Cut]), NOTHING, NOTHING, NOTHING, NOTHING]);
    let error = read(get_log(&desk, "disk").await.unwrap()).await.unwrap_err();
    assert_eq!((error.kind(), line.count()), (Kind::Transport, 3));
}

#[tokio::test]
async fn a_silent_connection_is_left() {
    let rest: Given = (206, &[("content-range", "bytes 4-7/8"), ("content-length", "4")], &[Text("full")]);
    let (_, desk, clock) = line(&[(200, WHOLE, &[Text("disk"), Hang]), rest]);
    let began = spoke_runtime::Clock::now(&clock);
    assert_eq!(read(get_log(&desk, "disk").await.unwrap()).await.unwrap(), "diskfull");
    assert!(spoke_runtime::Clock::now(&clock) - began >= Duration::from_secs(30));
}

#[tokio::test]
async fn a_download_is_saved_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("disk.log");
    let (_, desk, _) = line(&[
        (200, WHOLE, &[Text("disk"), Text("full")]),
        (200, &[("content-length", "8")], &[Text("dis"), Cut]),
    ]);
    let log = get_log(&desk, "disk").await.unwrap();
    assert_eq!(log.content.save(&path).await.unwrap(), 8);
    let log = get_log(&desk, "disk").await.unwrap();
    assert_eq!(log.content.save(&path).await.unwrap_err().kind(), Kind::Transport);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "diskfull");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let (_, desk, _) = line(&[(200, WHOLE, &[Text("diskfull")])]);
    let nowhere = get_log(&desk, "disk").await.unwrap().content.save(folder.path().join("no/disk.log")).await;
    assert_eq!(nowhere.unwrap_err().kind(), Kind::Input);
}

#[tokio::test]
async fn a_download_in_memory_has_its_limit() {
    let hub = Hub::fake().stub::<GetLog>(|_| Answer::bytes(200, "disk full"));
    let desk = hub.connect::<Archive>("desk").unwrap();
    let whole = |max| async move { get_log(&desk.clone(), "disk").await.unwrap().content.bytes(max).await };
    assert_eq!(&whole.clone()(9).await.unwrap()[..], b"disk full");
    assert_eq!(whole(8).await.unwrap_err().kind(), Kind::TooLarge);
}

#[tokio::test]
async fn a_download_is_sent_on() {
    let (_, desk, _) = line(&[(200, WHOLE, &[Text("disk"), Text("full")])]);
    let body = ByteStream::from(get_log(&desk, "disk").await.unwrap().content);
    assert_eq!((body.length(), body.is_replayable()), (Some(8), false));
    let mut chunks = body.open().unwrap();
    let mut text = Vec::new();
    while let Some(chunk) = poll_fn(|context| chunks.as_mut().poll_next(context)).await {
        text.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(text, b"diskfull");
}

#[tokio::test]
async fn by_name_a_body_is_base64() {
    let hub = Hub::fake().spoke::<Archive>().stub::<GetLog>(|_| Answer::bytes(200, vec![0, 255]));
    let log = hub.on("desk").invoke("archive.get_log", json!({"name": "disk"})).await.unwrap();
    assert_eq!(log["content"], "AP8=");
}
