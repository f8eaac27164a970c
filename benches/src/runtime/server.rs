//! The server of the table `runtime`: a process of its own that gives canned answers as fast as it can.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use spoke_bench_stand::Workload;
use tokio::net::TcpListener;

/// How many issues the list has.
const ISSUES: u64 = 100;

/// What GitHub sends beside `date`, which the server adds: 23 headers in all.
const GITHUB: &[(&str, &str)] = &[
    ("content-type", "application/json; charset=utf-8"),
    ("cache-control", "private, max-age=60, s-maxage=60"),
    ("vary", "Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, Accept, X-Requested-With"),
    ("etag", "W/\"7bfa5a9de0c0d0ae0b0f1dd0c3ae7c35ff4f2ccd9cf2d0ccb0f9a8c0d8e6a1b2\""),
    ("last-modified", "Wed, 15 Apr 2026 08:12:01 GMT"),
    ("x-oauth-scopes", "repo, read:org"),
    ("x-accepted-oauth-scopes", "repo"),
    ("x-github-media-type", "github.v3; format=json"),
    ("x-github-api-version-selected", "2022-11-28"),
    ("x-ratelimit-limit", "5000000"),
    ("x-ratelimit-remaining", "4999986"),
    ("x-ratelimit-reset", "4102444800"),
    ("x-ratelimit-used", "14"),
    ("x-ratelimit-resource", "core"),
    ("access-control-expose-headers", "ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit"),
    ("access-control-allow-origin", "*"),
    ("strict-transport-security", "max-age=31536000; includeSubdomains; preload"),
    ("x-frame-options", "deny"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "origin-when-cross-origin, strict-origin-when-cross-origin"),
    ("x-github-request-id", "C0FE:1A2B:3C4D5E:6F7081:66AA00FF"),
];

const SLACK: &[(&str, &str)] = &[
    ("content-type", "application/json; charset=utf-8"),
    ("server", "Apache"),
    ("x-slack-req-id", "0f3c9d7e6b5a4c3d2e1f0a9b8c7d6e5f"),
    ("x-content-type-options", "nosniff"),
    ("x-xss-protection", "0"),
    ("x-oauth-scopes", "chat:write,chat:write.public"),
    ("x-accepted-oauth-scopes", "chat:write"),
    ("cache-control", "private, no-cache, no-store, must-revalidate"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains; preload"),
    ("referrer-policy", "no-referrer"),
    ("vary", "Accept-Encoding"),
    ("x-slack-backend", "r"),
];

const S3: &[(&str, &str)] = &[
    ("content-type", "binary/octet-stream"),
    ("x-amz-id-2", "eftixk72aD6Ap51TnqcoF8eFidJG9Z/2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran"),
    ("x-amz-request-id", "318BC8BC148832E5"),
    ("last-modified", "Wed, 15 Apr 2026 08:12:01 GMT"),
    ("etag", "\"fba9dede5f27731c9771645a39863328\""),
    ("accept-ranges", "bytes"),
    ("x-amz-server-side-encryption", "AES256"),
    ("server", "AmazonS3"),
];

const LAMBDA: &[(&str, &str)] = &[
    ("content-type", "application/json"),
    ("x-amzn-requestid", "6f9b2c1e-0d7a-4a51-9e42-5b8f0b6f1d2c"),
    ("x-amzn-remapped-content-length", "0"),
    ("x-amz-executed-version", "$LATEST"),
    ("x-amzn-trace-id", "root=1-66aa00ff-0123456789abcdef01234567;parent=0123456789abcdef;sampled=0"),
];

/// One answer, made once.
#[derive(Clone, Debug)]
pub struct Canned {
    headers: HeaderMap,
    /// What it says.
    pub body: Bytes,
}

impl Canned {
    /// The answer to this call.
    pub fn of(workload: Workload) -> Canned {
        let (headers, body) = match workload {
            Workload::Issue => (GITHUB, compact(ISSUE)),
            Workload::Issues => (GITHUB, issues()),
            Workload::Message => (SLACK, compact(include_str!("../../answers/message.json"))),
            Workload::Object => (S3, Bytes::from(vec![b'x'; 64 << 10])),
            Workload::Invocation => (LAMBDA, compact(include_str!("../../answers/invocation.json"))),
        };
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        Canned { headers, body }
    }
}

const ISSUE: &str = include_str!("../../answers/issue.json");

/// The same JSON without spaces between its parts, as vendors send it.
fn compact(json: &str) -> Bytes {
    let value: Value = serde_json::from_str(json).expect("the file is JSON");
    value.to_string().into()
}

/// A hundred issues, each with a number and a longer text of its own.
fn issues() -> Bytes {
    let one: Value = serde_json::from_str(ISSUE).expect("the file is JSON");
    let list: Vec<Value> = (1..=ISSUES)
        .map(|number| {
            let mut issue = one.clone();
            issue["number"] = number.into();
            issue["id"] = (2_147_483_648 + number).into();
            issue["body"] = issue["body"].as_str().unwrap_or_default().repeat(2).into();
            issue
        })
        .collect();
    Value::from(list).to_string().into()
}

/// Listens on a port that the system chooses, prints its address and answers until the process is killed.
pub fn serve() -> ExitCode {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime with sockets");
    match runtime.block_on(listen()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn listen() -> std::io::Result<()> {
    let canned = Arc::new(Workload::ALL.map(|it| (it, Canned::of(it))));
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
    println!("{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let canned = canned.clone();
        let answers = service_fn(move |request: Request<Incoming>| {
            let canned = canned.clone();
            async move {
                let workload = asked(&request);
                // A connection is kept only where the request was read to its end.
                let _ = request.into_body().collect().await;
                let mut response = Response::new(Full::default());
                match workload.and_then(|asked| canned.iter().find(|(it, _)| *it == asked)) {
                    Some((_, canned)) => {
                        *response.headers_mut() = canned.headers.clone();
                        *response.body_mut() = Full::new(canned.body.clone());
                    }
                    None => *response.status_mut() = StatusCode::NOT_FOUND,
                }
                Ok::<_, Infallible>(response)
            }
        });
        tokio::spawn(async move {
            // A client that goes away is no fault of the server.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answers).await;
        });
    }
}

/// Which call it is; peers differ in slashes and in what they add to the query.
fn asked(request: &Request<Incoming>) -> Option<Workload> {
    match (request.method().as_str(), request.uri().path().trim_start_matches("/api").trim_end_matches('/')) {
        ("GET", "/repos/acme/desk/issues/1") => Some(Workload::Issue),
        ("GET", "/repos/acme/desk/issues") => Some(Workload::Issues),
        ("POST", "/chat.postMessage") => Some(Workload::Message),
        ("GET", "/bucket/object") => Some(Workload::Object),
        ("POST", "/2015-03-31/functions/resize/invocations") => Some(Workload::Invocation),
        _ => None,
    }
}
