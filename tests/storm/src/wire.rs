//! What leaves the server's socket for an answer, whole or broken.

use std::time::SystemTime;

use httpdate::fmt_http_date;

use crate::dialect::SKEW;
use crate::fault::Fault;
use crate::said::Said;

/// What happens to the connection once everything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// It waits for the next request.
    Keep,
    /// It is closed.
    Close,
    /// Nothing more is written, and what comes is thrown away.
    Drain,
    /// It is reset.
    Reset,
    /// It stays, and nothing more comes.
    Silence,
}

/// What leaves the socket, and what happens then.
pub(crate) struct Wire {
    pub(crate) bytes: Vec<u8>,
    pub(crate) in_pieces: bool,
    pub(crate) then: Then,
}

impl Wire {
    /// `said`, with `fault` on the way.
    pub(crate) fn of(said: &Said, fault: Fault, wall: SystemTime) -> Self {
        let wall = if fault == Fault::DateOff { wall - SKEW } else { wall };
        let body = said.body.as_bytes();
        let head = |framing: &str| head(said, framing, wall);
        let length = |length: usize| head(&format!("content-length: {length}"));
        let whole = [length(body.len()).as_slice(), body].concat();
        let half = length(body.len()).len() + body.len() / 2;
        let wire = |bytes: Vec<u8>, then| Wire { bytes, in_pieces: false, then };
        match fault {
            Fault::None
            | Fault::DateOff
            | Fault::Limited(_)
            | Fault::SecondaryLimit
            | Fault::Status(_)
            | Fault::Gateway(_)
            | Fault::GatewayAfter(_)
            | Fault::GatewayLate(_) => wire(whole, Then::Keep),
            Fault::Announced => {
                let announced =
                    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </style.css>\r\n\r\n";
                wire([announced.as_slice(), &whole].concat(), Then::Keep)
            }
            Fault::LimitedEarly => wire(whole, Then::Drain),
            Fault::Slow => Wire { in_pieces: true, ..wire(whole, Then::Keep) },
            Fault::Refused | Fault::ResetUnread | Fault::ResetRead | Fault::CommitReset => {
                wire(Vec::new(), Then::Reset)
            }
            Fault::CommitClose => wire(Vec::new(), Then::Close),
            Fault::CommitHalfHead => wire(whole[..b"HTTP/1.1 20".len()].to_vec(), Then::Close),
            Fault::CommitHalfBody => wire(whole[..half].to_vec(), Then::Close),
            Fault::CommitStall => wire(whole[..half].to_vec(), Then::Silence),
            Fault::CommitSilence => wire(Vec::new(), Then::Silence),
            Fault::CommitHalfChunk => {
                let size = format!("{:x}\r\n", body.len());
                let bytes = [&head("transfer-encoding: chunked"), size.as_bytes(), body, b"\r\n"].concat();
                wire(bytes, Then::Close)
            }
            Fault::CommitUnpackable => {
                let framing = format!("content-encoding: gzip\r\ncontent-length: {}", body.len());
                wire([head(&framing).as_slice(), body].concat(), Then::Keep)
            }
            Fault::CommitGarbage => wire(b"SSH-2.0-OpenSSH_9.6\r\n\r\n".to_vec(), Then::Close),
            Fault::LengthTooLong => wire([length(body.len() + 16).as_slice(), body].concat(), Then::Close),
            Fault::LengthTooShort => wire([length(body.len() / 2).as_slice(), body].concat(), Then::Keep),
            Fault::Twice => wire(whole.repeat(2), Then::Keep),
            Fault::CloseAfter => wire(whole, Then::Close),
        }
    }
}

fn head(said: &Said, framing: &str, wall: SystemTime) -> Vec<u8> {
    let mut head =
        format!("HTTP/1.1 {} Storm\r\ncontent-type: application/json\r\n{framing}\r\n", said.status);
    for (name, value) in &said.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if !said.headers.iter().any(|(name, _)| *name == "date") {
        head.push_str(&format!("date: {}\r\n", fmt_http_date(wall)));
    }
    head.push_str("\r\n");
    head.into_bytes()
}
