//! A body on its way in: unpacked as it comes.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::HeaderMap;
use hyper::body::{Body, Incoming};

use crate::transport::{Loss, Lost};

use super::fault;
use super::unpacking::Unpacking;

/// How many announced bytes get their room before they came.
const TRUSTED: u64 = 1 << 20;

/// A body on its way in.
pub(super) struct Arriving {
    /// Nothing after its end, and after an error.
    body: Option<Incoming>,
    unpacking: Option<Unpacking>,
    /// Whether its headers tell of another body than this one, which is empty.
    is_told_of_only: bool,
}

impl Arriving {
    /// The body of an answer with these headers. Those that tell of a packed body are taken out: they are true of what was sent,
    /// and of nothing that anybody sees.
    pub(super) fn new(body: Incoming, headers: &mut HeaderMap) -> Self {
        Arriving { body: Some(body), unpacking: Unpacking::told_by(headers), is_told_of_only: false }
    }

    /// The empty body of an answer whose headers tell of another one: to HEAD, or with 304 (RFC 9110, section 6.4.1).
    pub(super) fn told_of_only(body: Incoming) -> Self {
        Arriving { body: Some(body), unpacking: None, is_told_of_only: true }
    }

    /// Reads the whole body, as long as it is not larger than `max` bytes after decompression.
    pub(super) async fn whole(mut self, max: u64) -> Result<Bytes, Lost> {
        let too_large = || Lost { how: Loss::TooLarge, sent: true, source: None };
        let announced = self.announced();
        if announced.is_some_and(|length| length > max) {
            return Err(too_large());
        }
        let Some(first) = self.piece().await? else { return Ok(Bytes::new()) };
        let is_whole = announced == Some(first.len() as u64);
        if first.len() as u64 > max {
            return Err(too_large());
        }
        let Some(second) = (if is_whole { None } else { self.piece().await? }) else { return Ok(first) };
        // An announced length may be a lie: as little room is made for it as a lie may cost.
        let room = announced.map_or(0, |length| length.min(TRUSTED) as usize);
        let mut whole = BytesMut::with_capacity(room.max(2 * (first.len() + second.len())));
        whole.extend_from_slice(&first);
        let mut next = Some(second);
        while let Some(piece) = next {
            if (whole.len() + piece.len()) as u64 > max {
                return Err(too_large());
            }
            whole.extend_from_slice(&piece);
            next = self.piece().await?;
        }
        Ok(whole.freeze())
    }

    /// How long it will be, where that is known.
    fn announced(&self) -> Option<u64> {
        if self.unpacking.is_some() || self.is_told_of_only {
            return None;
        }
        self.body.as_ref()?.size_hint().exact()
    }

    async fn piece(&mut self) -> Result<Option<Bytes>, Lost> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await.transpose()
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Bytes>, Lost>> {
        let Some(body) = &mut self.body else { return Poll::Ready(Ok(None)) };
        loop {
            if let Some(unpacking) = &mut self.unpacking
                && let Some(piece) = unpacking.next().map_err(fault::while_it_was_unpacked)?
            {
                return Poll::Ready(Ok(Some(piece)));
            }
            let Some(frame) = ready!(Pin::new(&mut *body).poll_frame(context)) else { break };
            // What comes in other frames are trailers.
            let Ok(piece) = frame.map_err(fault::while_it_came)?.into_data() else { continue };
            match &mut self.unpacking {
                Some(unpacking) => unpacking.feed(piece),
                None => return Poll::Ready(Ok(Some(piece))),
            }
        }
        let end = self.unpacking.as_mut().map_or(Ok(()), Unpacking::finish);
        Poll::Ready(end.map(|()| None).map_err(fault::while_it_was_unpacked))
    }
}

impl Stream for Arriving {
    type Item = Result<Bytes, Lost>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.poll_piece(context)).transpose();
        if !matches!(piece, Some(Ok(_))) {
            self.body = None;
        }
        Poll::Ready(piece)
    }
}
