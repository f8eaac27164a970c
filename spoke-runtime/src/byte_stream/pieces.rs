//! A body cut into pieces of one size, each in memory while it is sent.

use std::future::poll_fn;
use std::io;

use bytes::{Bytes, BytesMut};

use super::{ByteStream, Chunks};

/// A body in pieces. One that is empty has one piece, which is empty.
pub(crate) struct Pieces {
    chunks: Chunks,
    size: usize,
    rest: Bytes,
    is_begun: bool,
    is_over: bool,
}

impl Pieces {
    /// Begins to read `body` in pieces of so many bytes.
    pub(crate) fn of(body: &ByteStream, size: usize) -> io::Result<Self> {
        Ok(Pieces { chunks: body.open()?, size, rest: Bytes::new(), is_begun: false, is_over: false })
    }

    /// The next piece: of the whole size, except the last one.
    pub(crate) async fn next(&mut self) -> io::Result<Option<Bytes>> {
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        if self.rest.len() >= self.size {
            return Ok(Some(self.rest.split_to(self.size)));
        }
        let mut piece = BytesMut::new();
        loop {
            let missing = self.size - piece.len();
            let part = self.rest.split_to(missing.min(self.rest.len()));
            piece.extend_from_slice(&part);
            if piece.len() == self.size || self.is_over {
                break;
            }
            match poll_fn(|context| self.chunks.as_mut().poll_next(context)).await {
                Some(chunk) => {
                    self.rest = chunk?;
                    // Room for all of it at once: growing would hold two of them for a moment.
                    piece.reserve(self.size - piece.len());
                }
                None => self.is_over = true,
            }
        }
        Ok(if piece.is_empty() && !is_first { None } else { Some(piece.freeze()) })
    }
}
