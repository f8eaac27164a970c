//! A vendor and an issuer in one, which repeat whatever they were sent in every answer that is not good.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

use spoke_runtime::serde_json::json;

/// A server that repeats what it is sent. Its threads end with the process.
pub(crate) struct Echo {
    address: SocketAddr,
}

impl Echo {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                std::thread::spawn(move || serve(&stream, address));
            }
        });
        Echo { address }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

fn serve(stream: &TcpStream, own: SocketAddr) -> Option<()> {
    let mut reader = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            (reader.read_line(&mut head).ok()? > 0).then_some(())?;
        }
        let length =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        reader.read_exact(&mut body).ok()?;
        let said = format!("{head}{}", String::from_utf8_lossy(&body));
        let path = head.split([' ', '?']).nth(1)?;
        let signed =
            head.lines().find(|line| line.to_lowercase().contains("canary-")).unwrap_or("nobody").to_owned();
        let answer = match path {
            "/token" => good(&json!({
                "access_token": "canary-issued-access", "refresh_token": "canary-issued-refresh", "expires_in": 3600, "scope": "a",
            })),
            "/refused" => {
                bad(400, &json!({"error": "invalid_client", "error_description": said, "error_uri": said}))
            }
            "/login" => good(&json!({"session": "canary-issued-session"})),
            "/stock/fail" => bad(422, &json!({"error": {"code": "refused", "message": said}})),
            "/stock/code" => bad(422, &json!({"error": {"code": signed, "message": signed}})),
            "/stock/reject" => bad(401, &json!({"error": {"code": signed, "message": said}})),
            "/stock/text" => bad_text(503, &said),
            "/stock/moved" => moved(own, &head),
            "/stock/cut" => return None,
            _ => "HTTP/1.1 204 Fine\r\n\r\n".to_owned(),
        };
        (&*stream).write_all(answer.as_bytes()).ok()?;
    }
}

fn good(body: &spoke_runtime::serde_json::Value) -> String {
    bad(200, body)
}

fn bad(status: u16, body: &spoke_runtime::serde_json::Value) -> String {
    bad_text(status, &body.to_string())
}

fn bad_text(status: u16, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// To another name of this machine, with what signed in the query.
fn moved(own: SocketAddr, head: &str) -> String {
    let signed = head.lines().find(|line| line.to_lowercase().contains("canary-")).unwrap_or("x: nobody");
    let value: String =
        signed.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-./".contains(*letter)).collect();
    format!(
        "HTTP/1.1 302 Gone\r\nlocation: http://localhost:{}/ok?leak={value}\r\ncontent-length: 0\r\n\r\n",
        own.port()
    )
}
