//! A request over plain HTTP without any of the runtime's help, to ask a sandbox what it really holds.

use std::io;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer as it came.
#[derive(Clone, Debug)]
pub struct Raw {
    /// The HTTP status.
    pub status: u16,
    /// The lines of the head after the first.
    pub headers: Vec<String>,
    /// The body.
    pub body: String,
}

impl Raw {
    /// The body as JSON; `null` where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

/// Sends one request on a connection of its own: `base` is a sandbox's URL, `line` a method and a path below it, `headers`
/// whole lines (`authorization: Bearer x`).
///
/// # Errors
/// Where the connection breaks, and where no answer comes.
pub async fn send(base: &str, line: &str, headers: &[&str], body: &str) -> io::Result<Raw> {
    let broken = || io::Error::from(io::ErrorKind::InvalidData);
    let rest = base.strip_prefix("http://").ok_or_else(broken)?;
    let (host, prefix) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    let (method, path) = line.split_once(' ').ok_or_else(broken)?;
    let mut request = format!("{method} {prefix}{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for header in headers {
        request.push_str(header);
        request.push_str("\r\n");
    }
    request.push_str(&format!("content-length: {}\r\n\r\n{body}", body.len()));

    let mut stream = TcpStream::connect(host).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let mut lines = head.split("\r\n").map(str::to_owned);
    let status = lines.next().and_then(|first| first.split(' ').nth(1)?.parse().ok()).ok_or_else(broken)?;
    Ok(Raw { status, headers: lines.collect(), body: body.to_owned() })
}
