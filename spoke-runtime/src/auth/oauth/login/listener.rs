//! The loopback port on which a browser comes back.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use url::{Host, Url};

use super::pkce::is_same;

/// The longest request that is read, in bytes: a browser sends cookies of other programs on this machine along.
const LONGEST: usize = 64 << 10;

/// Waits on a loopback port.
pub(super) struct Listener {
    socket: TcpListener,
    /// Where the browser comes back to, its port included.
    pub(super) url: Url,
}

/// What a browser brought back.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Back {
    pub(super) code: Option<String>,
    pub(super) error: Option<String>,
    pub(super) description: Option<String>,
}

impl Listener {
    /// Listens at `url`, on a port of the system's where it names none.
    pub(super) async fn begin(url: &Url) -> Result<Self, String> {
        let ip = match url.host() {
            Some(Host::Ipv6(ip)) => IpAddr::V6(ip),
            Some(Host::Ipv4(ip)) => IpAddr::V4(ip),
            Some(Host::Domain(_)) | None => IpAddr::V4(Ipv4Addr::LOCALHOST),
        };
        let address = SocketAddr::from((ip, url.port().unwrap_or(0)));
        let bound = async {
            let socket = TcpListener::bind(address).await?;
            let port = socket.local_addr()?.port();
            Ok::<_, io::Error>((socket, port))
        };
        let (socket, port) = bound.await.map_err(|error| {
            format!("`{address}` cannot be listened on: {error}; give another port as `redirect_url`")
        })?;
        let mut url = url.clone();
        url.set_port(Some(port)).map_err(|()| "the redirect URL takes no port".to_owned())?;
        Ok(Listener { socket, url })
    }

    /// Waits for the browser that brings `state` back. Whoever else comes is answered, and changes nothing.
    pub(super) async fn wait(&self, state: &str) -> Result<Back, String> {
        let (sender, mut back) = mpsc::channel(1);
        // Browsers open connections that they never use: each has a task of its own, which ends with the wait.
        let mut visits = JoinSet::new();
        loop {
            tokio::select! {
                biased;
                Some(back) = back.recv() => {
                    // The page is on its way to the browser.
                    visits.detach_all();
                    return Ok(back);
                }
                visitor = self.socket.accept() => {
                    let (stream, _) = visitor.map_err(|error| format!("nobody can come back: {error}"))?;
                    let (path, state) = (self.url.path().to_owned(), state.to_owned());
                    let sender = sender.clone();
                    visits.spawn(async move {
                        if let Ok(Some(back)) = visit(stream, &path, &state).await {
                            sender.send(back).await.ok();
                        }
                    });
                }
                Some(_) = visits.join_next() => {}
            }
        }
    }
}

/// Answers one visitor.
async fn visit(mut stream: TcpStream, path: &str, state: &str) -> io::Result<Option<Back>> {
    let Some(target) = target(&mut stream).await? else { return Ok(None) };
    let (status, text, back) = match judge(&target, path, state) {
        Some(Ok(back)) if back.error.is_some() => ("200 OK", "Access was not given.", Some(back)),
        Some(Ok(back)) => ("200 OK", "Signed in. You may close this window.", Some(back)),
        Some(Err(())) => ("400 Bad Request", "This is not the sign-in that is waited for.", None),
        None => ("404 Not Found", "There is nothing here.", None),
    };
    let page = format!("<!doctype html><meta charset=\"utf-8\"><title>Spoke</title><p>{text}</p>\n");
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\ncache-control: no-store\r\n\
         content-security-policy: default-src 'none'\r\nreferrer-policy: no-referrer\r\nconnection: close\r\n\r\n{page}",
        page.len()
    );
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await.ok();
    Ok(back)
}

/// The target of a GET; `None` where there is none.
async fn target(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut read = Vec::new();
    while !read.windows(4).any(|end| end == b"\r\n\r\n") {
        if read.len() > LONGEST || stream.read_buf(&mut read).await? == 0 {
            return Ok(None);
        }
    }
    let text = String::from_utf8_lossy(&read);
    let mut words = text.lines().next().unwrap_or_default().split(' ');
    Ok(match (words.next(), words.next()) {
        (Some("GET"), Some(target)) => Some(target.to_owned()),
        // Another method finds nothing, wherever it looks.
        (Some(_), Some(_)) => Some(String::new()),
        _ => None,
    })
}

/// What a visitor brings: `None` where the path is another, an error where it is another sign-in's.
fn judge(target: &str, path: &str, state: &str) -> Option<Result<Back, ()>> {
    let url = Url::parse(&format!("http://localhost{target}")).ok()?;
    if url.path() != path || !target.starts_with('/') {
        return None;
    }
    let mut back = Back::default();
    let mut brought = String::new();
    for (name, value) in url.query_pairs() {
        match &*name {
            "state" => brought = value.into_owned(),
            "code" => back.code = Some(value.into_owned()),
            "error" => back.error = Some(value.into_owned()),
            "error_description" => back.description = Some(value.into_owned()),
            _ => {}
        }
    }
    Some(if is_same(&brought, state) { Ok(back) } else { Err(()) })
}

#[cfg(test)]
mod tests {
    use super::{Back, judge};

    #[test]
    fn only_the_right_path_with_the_right_state_is_taken() {
        let back = Back { code: Some("c+1".to_owned()), ..Back::default() };
        assert_eq!(judge("/callback?code=c%2B1&state=s", "/callback", "s"), Some(Ok(back)));
        assert_eq!(judge("/callback?code=c&state=t", "/callback", "s"), Some(Err(())));
        assert_eq!(judge("/callback?code=c", "/callback", "s"), Some(Err(())));
        for target in
            ["/favicon.ico", "/", "http://evil.example/callback?code=c&state=s", "//evil/callback", ""]
        {
            assert_eq!(judge(target, "/callback", "s"), None, "{target}");
        }
    }
}
