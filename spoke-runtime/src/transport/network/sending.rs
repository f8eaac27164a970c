//! A body on its way out.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};

use crate::byte_stream::{ByteStream, Chunks};

/// What goes out with a request.
pub(super) enum Sending {
    /// Bytes in memory; `None` where there are none, or no more.
    Whole(Option<Bytes>),
    /// A body that is opened when its first piece is asked for: one that never left was not read.
    Pieces { body: ByteStream, chunks: Option<Chunks> },
}

impl Sending {
    pub(super) fn new(body: Option<ByteStream>) -> Self {
        let Some(body) = body else { return Sending::Whole(None) };
        match body.as_bytes() {
            Some(bytes) => Sending::Whole(Some(bytes.clone()).filter(|bytes| !bytes.is_empty())),
            None => Sending::Pieces { body, chunks: None },
        }
    }
}

impl Body for Sending {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match &mut *self {
            Sending::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Sending::Pieces { body, chunks } => {
                let chunks = match chunks {
                    Some(chunks) => chunks,
                    None => chunks.insert(body.open()?),
                };
                chunks.as_mut().poll_next(context).map_ok(Frame::data)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Sending::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Sending::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Sending::Pieces { body, chunks: _ } => {
                body.length().map_or_else(SizeHint::default, SizeHint::with_exact)
            }
        }
    }
}
