//! A file that is read piece by piece.

use std::io;
use std::mem;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use crate::transport::BoxFuture;

/// How much is read at a time: each read is a trip to another thread, and what is read waits in memory.
const CHUNK: usize = 128 * 1024;

/// A file on its way.
pub(super) enum Reading {
    Opening(BoxFuture<'static, io::Result<File>>),
    Open(File),
    Over,
}

impl Reading {
    pub(super) fn begin(path: PathBuf) -> Self {
        Reading::Opening(Box::pin(async move {
            File::open(&path)
                .await
                .map_err(|error| io::Error::new(error.kind(), format!("`{}`: {error}", path.display())))
        }))
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Bytes>> {
        loop {
            match self {
                Reading::Opening(opening) => *self = Reading::Open(ready!(opening.as_mut().poll(context))?),
                Reading::Open(file) => {
                    let mut room = BytesMut::zeroed(CHUNK);
                    let mut read = ReadBuf::new(&mut room);
                    ready!(Pin::new(file).poll_read(context, &mut read))?;
                    let length = read.filled().len();
                    room.truncate(length);
                    return Poll::Ready(Ok(room.freeze()));
                }
                Reading::Over => return Poll::Ready(Ok(Bytes::new())),
            }
        }
    }
}

impl Stream for Reading {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = ready!(self.poll_chunk(context));
        if !chunk.as_ref().is_ok_and(|chunk| !chunk.is_empty()) {
            drop(mem::replace(&mut *self, Reading::Over));
        }
        Poll::Ready(match chunk {
            Ok(chunk) if chunk.is_empty() => None,
            other => Some(other),
        })
    }
}
