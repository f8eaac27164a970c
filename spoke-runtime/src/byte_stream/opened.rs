//! A body while it is read: its pieces in order, counted and held to its length.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{Chunks, Streamed};

/// A body while it is read.
pub(super) struct Opened {
    memory: Option<Bytes>,
    /// The pieces that are left, the last one first.
    pieces: Vec<Chunks>,
    source: Option<Arc<Streamed>>,
    read: u64,
}

impl Opened {
    pub(super) fn of(bytes: Bytes) -> Self {
        Opened { memory: Some(bytes).filter(|bytes| !bytes.is_empty()), ..Opened::new(Vec::new(), None) }
    }

    pub(super) fn new(mut pieces: Vec<Chunks>, source: Option<Arc<Streamed>>) -> Self {
        pieces.reverse();
        Opened { memory: None, pieces, source, read: 0 }
    }

    fn count(&mut self, chunk: &Bytes) -> io::Result<()> {
        let Some(source) = &self.source else { return Ok(()) };
        self.read += chunk.len() as u64;
        source.handed.fetch_add(chunk.len() as u64, Ordering::Relaxed);
        match source.length {
            Some(length) if self.read > length => Err(io::Error::other(format!(
                "the body has more than the {length} bytes that it was said to have"
            ))),
            _ => Ok(()),
        }
    }

    fn end(&self) -> Option<io::Error> {
        let length = self.source.as_ref()?.length?;
        let is_short = self.read < length;
        is_short.then(|| {
            io::Error::other(format!(
                "the body ends after {} of the {length} bytes that it was said to have",
                self.read
            ))
        })
    }
}

impl Stream for Opened {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(bytes) = self.memory.take() {
            return Poll::Ready(Some(Ok(bytes)));
        }
        while let Some(piece) = self.pieces.last_mut() {
            match ready!(piece.as_mut().poll_next(context)) {
                Some(Ok(chunk)) if chunk.is_empty() => {}
                Some(Ok(chunk)) => return Poll::Ready(Some(self.count(&chunk).map(|()| chunk))),
                Some(Err(error)) => {
                    self.pieces.clear();
                    self.source = None;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.pieces.pop();
                }
            }
        }
        let end = self.end();
        self.source = None;
        Poll::Ready(end.map(Err))
    }
}
