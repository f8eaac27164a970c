//! Bodies on their way in: what `stream()` gives, piece by piece, gone on with where a connection breaks off.

mod resume;

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use tokio::io::AsyncWriteExt;

use crate::byte_stream::ByteStream;
use crate::error::{Error, Kind};
use crate::road::Landed;
use crate::transport::{BoxFuture, Incoming, Loss, Lost};

pub(crate) use resume::Origin;

/// A body as it arrives: what a field with `#[out(stream())]` holds. However large it is, only the piece at hand is in memory, and
/// no `max_body` bounds it.
///
/// Where the connection breaks off, or nothing comes for as long as an attempt may take, it goes on behind the last byte: the same
/// request goes out for the rest (`Range`, RFC 9110, section 14), by the connection's limits, retries and credentials. For that
/// the action's method is GET, and the first answer tells its length and what it is a version of (a strong `ETag`, or
/// `Last-Modified`). What has changed meanwhile is [`Kind::Conflict`], never two halves of different things.
///
/// ```no_run
/// # use spoke_runtime::{Download, Error};
/// # async fn example(mut body: Download) -> Result<(), Error> {
/// while let Some(piece) = body.next().await {
///     println!("{} more bytes", piece?.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a download does nothing until it is asked for a piece"]
pub struct Download {
    state: State,
    length: Option<u64>,
    received: u64,
    /// What it can be gone on with; nothing for an answer that was here whole.
    origin: Option<Box<Origin>>,
    /// Until when the next piece must be here.
    patience: Option<BoxFuture<'static, ()>>,
}

enum State {
    Here(Bytes),
    Arriving(Incoming),
    Resuming(BoxFuture<'static, Result<Landed, Error>>),
    Over,
}

impl Download {
    /// A body that is still on its way.
    pub(crate) fn incoming(headers: &HeaderMap, incoming: Incoming) -> Self {
        let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        Download { state: State::Arriving(incoming), length, received: 0, origin: None, patience: None }
    }

    /// A body that is here.
    pub(crate) fn here(body: Bytes) -> Self {
        let length = Some(body.len() as u64);
        Download { state: State::Here(body), length, received: 0, origin: None, patience: None }
    }

    /// The same, gone on with by this.
    pub(crate) fn rooted(mut self, origin: Origin) -> Self {
        self.origin = Some(Box::new(origin));
        self
    }

    /// How many bytes there are, where the answer said so.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// How many bytes were given so far.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// The next piece; `None` after the last one.
    ///
    /// # Errors
    /// Where the rest did not come, and it could not be gone on with. Nothing comes after an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All of it in memory, where it is not larger than `max` bytes.
    ///
    /// # Errors
    /// [`Kind::TooLarge`], and as for [`Download::next`].
    pub async fn bytes(mut self, max: u64) -> Result<Bytes, Error> {
        let too_large =
            || Err(Error::new(Kind::TooLarge).saying(format!("the body is larger than {max} bytes")));
        if self.length.is_some_and(|length| length > max) {
            return too_large();
        }
        let mut whole = BytesMut::new();
        while let Some(piece) = self.next().await {
            let piece = piece?;
            if (whole.len() + piece.len()) as u64 > max {
                return too_large();
            }
            whole.extend_from_slice(&piece);
        }
        Ok(whole.freeze())
    }

    /// Writes all of it to a file, and gives its length. Until it is whole it stands beside under the same name with `.part`; a file
    /// that is there already is replaced then.
    ///
    /// # Errors
    /// [`Kind::Input`] where the file cannot be written, caused by the reason; and as for [`Download::next`]. Nothing is left behind.
    pub async fn save(mut self, path: impl AsRef<Path>) -> Result<u64, Error> {
        let path = path.as_ref();
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        let part = Path::new(&name);
        let saved = self.write(part).await;
        let saved = match saved {
            Ok(()) => tokio::fs::rename(part, path).await.map_err(|error| unwritable(path, error)),
            Err(error) => Err(error),
        };
        if let Err(error) = saved {
            let _ = tokio::fs::remove_file(part).await;
            return Err(error);
        }
        Ok(self.received)
    }

    async fn write(&mut self, path: &Path) -> Result<(), Error> {
        let mut file = tokio::fs::File::create(path).await.map_err(|error| unwritable(path, error))?;
        while let Some(piece) = self.next().await {
            file.write_all(&piece?).await.map_err(|error| unwritable(path, error))?;
        }
        file.flush().await.map_err(|error| unwritable(path, error))?;
        file.sync_all().await.map_err(|error| unwritable(path, error))
    }

    /// What comes after `lost`: the request for the rest, or the end.
    fn lost(&mut self, lost: Lost) -> Result<(), Error> {
        self.patience = None;
        self.state = State::Over;
        let Some(origin) = &mut self.origin else {
            let mut error = Error::new(Kind::Transport).saying("the connection broke off within the body");
            error.inner_mut().source = lost.source;
            return Err(error);
        };
        let rest = origin.rest(self.received, self.length, lost)?;
        self.state = State::Resuming(rest);
        Ok(())
    }

    fn poll_arriving(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Lost>>> {
        let State::Arriving(incoming) = &mut self.state else { return Poll::Ready(None) };
        let next = match incoming.as_mut().poll_next(context) {
            Poll::Ready(next) => next,
            Poll::Pending => {
                let Some(origin) = &self.origin else { return Poll::Pending };
                let patience = self.patience.get_or_insert_with(|| origin.patience());
                ready!(patience.as_mut().poll(context));
                return Poll::Ready(Some(Err(Lost { how: Loss::Timeout, sent: true, source: None })));
            }
        };
        self.patience = None;
        Poll::Ready(match next {
            None if self.length.is_some_and(|length| self.received < length) => {
                Some(Err(Lost { how: Loss::Cut, sent: true, source: None }))
            }
            Some(Ok(piece)) => {
                self.received += piece.len() as u64;
                if let Some(origin) = &mut self.origin {
                    origin.came();
                }
                Some(Ok(piece))
            }
            other => other,
        })
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match &mut self.state {
                State::Over => return Poll::Ready(None),
                State::Here(body) => {
                    let body = std::mem::take(body);
                    self.state = State::Over;
                    self.received = body.len() as u64;
                    return Poll::Ready((!body.is_empty()).then_some(Ok(body)));
                }
                State::Arriving(_) => match ready!(self.poll_arriving(context)) {
                    Some(Ok(piece)) => return Poll::Ready(Some(Ok(piece))),
                    Some(Err(lost)) => {
                        if let Err(error) = self.lost(lost) {
                            return Poll::Ready(Some(Err(error)));
                        }
                    }
                    None => self.state = State::Over,
                },
                State::Resuming(rest) => {
                    let landed = ready!(rest.as_mut().poll(context));
                    self.state = State::Over;
                    let (received, Some(origin)) = (self.received, &self.origin) else { continue };
                    match landed.and_then(|landed| origin.check(received, landed)) {
                        Ok(rest) => self.state = rest.state,
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    }
                }
            }
        }
    }
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    Error::input(format!("`{}` cannot be written", path.display())).caused_by(error)
}

/// What is downloaded can be sent on, once: a body that is read while it arrives.
impl From<Download> for ByteStream {
    fn from(download: Download) -> Self {
        let length = download.length.filter(|_| download.received == 0);
        let body = ByteStream::once(Passed(download));
        match length {
            Some(length) => body.with_length(length),
            None => body,
        }
    }
}

struct Passed(Download);

impl Stream for Passed {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.0).poll_next(context).map_err(io::Error::other)
    }
}

impl Default for Download {
    /// Nothing.
    fn default() -> Self {
        Download::here(Bytes::new())
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("length", &self.length)
            .field("received", &self.received)
            .finish_non_exhaustive()
    }
}
