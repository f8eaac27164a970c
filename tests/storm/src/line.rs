//! One connection: its requests are read, and answered or not.

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::fault::Fault;
use crate::request::Request;
use crate::shared::{Meeting, Shared};
use crate::wire::{Then, Wire};

/// The longest head that is looked at before it is read.
const PEEKED: usize = 8 * 1024;

/// In how many pieces at most a slow answer comes: most answers come byte by byte, and a long one takes no minute.
const PIECES: usize = 512;

/// Serves a connection to its end; whatever breaks it is the caller's doing, and no matter here.
pub(crate) async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let _ = converse(stream, &shared).await;
}

async fn converse(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut got = Vec::new();
    loop {
        let seen = if got.is_empty() { look(&stream, shared).await? } else { None };
        let (request, meeting) = match seen {
            Some((_, meeting)) if meeting.fault == Fault::ResetUnread => return stream.set_zero_linger(),
            Some((request, meeting)) if meeting.fault == Fault::LimitedEarly => (request, meeting),
            seen => {
                let Some(request) = read(&mut stream, &mut got).await? else { return Ok(()) };
                let meeting = seen.map_or_else(|| shared.meet(request.errand()), |(_, meeting)| meeting);
                (request, meeting)
            }
        };
        let said = shared.serve(&request, &meeting);
        let wire = Wire::of(&said, meeting.fault, shared.clock.wall());
        if wire.in_pieces {
            for piece in wire.bytes.chunks(wire.bytes.len().div_ceil(PIECES)) {
                stream.write_all(piece).await?;
                tokio::task::yield_now().await;
            }
        } else {
            stream.write_all(&wire.bytes).await?;
        }
        match wire.then {
            Then::Keep if request.wants_an_end() => return Ok(()),
            Then::Keep => {}
            Then::Close => return Ok(()),
            Then::Reset => return stream.set_zero_linger(),
            Then::Drain => {
                stream.shutdown().await?;
                while stream.read(&mut [0; PEEKED]).await? > 0 {}
                return Ok(());
            }
            Then::Silence => {
                while stream.read(&mut [0; 64]).await? > 0 {}
                return Ok(());
            }
        }
    }
}

/// Decides about a request that still lies in the kernel; `None` where what has come does not say what it is.
async fn look(stream: &TcpStream, shared: &Shared) -> io::Result<Option<(Request, Meeting)>> {
    let mut some = [0; PEEKED];
    let count = stream.peek(&mut some).await?;
    let request = Request::head(&some[..count]).map(|(request, _)| request);
    let request = request.filter(|request| !request.asks_by_body());
    Ok(request.map(|request| {
        let meeting = shared.meet(request.errand());
        (request, meeting)
    }))
}

/// Reads one whole request; `None` where the caller has closed the connection.
async fn read(stream: &mut TcpStream, got: &mut Vec<u8>) -> io::Result<Option<Request>> {
    loop {
        if let Some((mut request, head)) = Request::head(got) {
            let end = head + request.length();
            if got.len() >= end {
                request.body = got[head..end].to_vec();
                got.drain(..end);
                return Ok(Some(request));
            }
        }
        if stream.read_buf(got).await? == 0 {
            return Ok(None);
        }
    }
}
