//! An object of 2 GiB, up in parts and down in pieces, over a line that breaks off in the middle of both: by a process of its own, whose
//! memory is measured.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::process::Command;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use spoke_peers::or_skip;
use spoke_runtime::prelude::*;
use spoke_runtime::{ByteStream, ConnectionConfig};
use spokes::aws::Aws;
use spokes::aws::s3::{download_object, upload_object};

use super::line::{Line, Way};
use super::seaweed::{keys, stocked};

const SIZE: u64 = 2 << 30;
/// How much more memory than before it may take.
const MOST: u64 = 32 << 20;
const BUCKET: &str = "runbooks";
const KEY: &str = "disk.img";
/// Where the process that transfers is told where to go.
const URL: &str = "SPOKE_PEERS_LARGE_URL";

#[tokio::test]
async fn two_gibibytes_go_up_and_down_in_little_memory() {
    let Some(stocked) = or_skip(stocked().await) else { return };
    let breaks = [(Way::Up, SIZE / 2), (Way::Down, SIZE / 3), (Way::Down, SIZE / 3 * 2)];
    let line = Line::to(stocked.server.address(), breaks);
    let program = std::env::current_exe().unwrap();
    let ran = Command::new(program)
        .args(["aws::large::transfer", "--exact", "--ignored", "--nocapture"])
        .env(URL, format!("http://{}", line.address))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{said}\n{}", String::from_utf8_lossy(&ran.stderr));
    let growth: u64 =
        said.split("grew by ").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
    println!("2 GiB up and down: memory grew by {growth} bytes, the line broke off {} times", line.breaks());
    assert_eq!(line.breaks(), breaks.len());
    assert!(growth < MOST, "memory grew by {growth} bytes");
}

/// What the other test runs as a process: one test's memory is not to be told from another's.
#[tokio::test]
#[ignore = "run by two_gibibytes_go_up_and_down_in_little_memory"]
async fn transfer() {
    let url = std::env::var(URL).expect("the test that runs this one says where to go");
    let config = ConnectionConfig::to::<Aws>().base_url(url).setting("region", "us-east-1").auth(keys());
    let hub = Hub::builder().connection("aws", config).build().unwrap();
    let aws: Connection<Aws> = hub.connect("aws").unwrap();

    // What is allocated once, buffers of connections among it, is there before it is measured.
    upload_object(&aws, BUCKET, "small", ByteStream::from("disk full")).await.unwrap();
    let before = memory("VmRSS:");
    std::fs::write("/proc/self/clear_refs", "5").unwrap();

    let content = ByteStream::replay(|| Pattern { at: 0 }).with_length(SIZE);
    upload_object(&aws, BUCKET, KEY, content).await.unwrap();

    let mut object = download_object(&aws, BUCKET, KEY).await.unwrap();
    assert_eq!(object.content.length(), Some(SIZE));
    let mut at = 0;
    while let Some(piece) = object.content.next().await {
        let piece = piece.unwrap();
        check(at, &piece);
        at += piece.len() as u64;
    }
    assert_eq!(at, SIZE);
    println!("grew by {} bytes", memory("VmHWM:").saturating_sub(before));
}

/// A figure of this process, in bytes.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
}

/// The length of what repeats: a prime, so that nothing fits where it does not belong.
const PERIOD: usize = 1_048_573;

/// What repeats, twice, so that every stretch of one length is in it.
fn repeated() -> &'static Bytes {
    static REPEATED: std::sync::OnceLock<Bytes> = std::sync::OnceLock::new();
    REPEATED.get_or_init(|| {
        let once: VecDeque<u8> =
            (0..PERIOD as u64).map(|at| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8).collect();
        once.iter().chain(&once).copied().collect::<Vec<u8>>().into()
    })
}

fn check(mut at: u64, mut piece: &[u8]) {
    while !piece.is_empty() {
        let begin = (at % PERIOD as u64) as usize;
        let (now, rest) = piece.split_at(piece.len().min(PERIOD));
        assert!(now == &repeated()[begin..begin + now.len()], "other bytes from {at} on");
        at += now.len() as u64;
        piece = rest;
    }
}

/// The object's content, as it is sent.
struct Pattern {
    at: u64,
}

impl Stream for Pattern {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let begin = (self.at % PERIOD as u64) as usize;
        let length = (SIZE - self.at).min(128 * 1024) as usize;
        self.at += length as u64;
        Poll::Ready((length > 0).then(|| Ok(repeated().slice(begin..begin + length))))
    }
}
