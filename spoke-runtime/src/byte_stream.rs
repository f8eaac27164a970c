//! Bodies on their way out: bytes in memory, or a stream that is read while it is sent.

mod file;
mod opened;
mod pieces;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;

use crate::input::Raw;
use crate::schema::{Described, Schema};

use opened::Opened;
pub(crate) use pieces::Pieces;

/// The pieces of a body, one after another.
pub type Chunks = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// A body: bytes in memory, a file, or a stream that is read while it is sent. A clone is the same body.
///
/// A body in memory, a [file](ByteStream::file) and one that can be [opened again](ByteStream::replay) go out with every
/// attempt. A [stream](ByteStream::once) goes out once: whatever its action's effect says, a call that has begun to read it is not
/// sent again.
///
/// ```
/// use spoke_runtime::ByteStream;
///
/// let text = ByteStream::from("disk full\n");
/// assert_eq!((text.length(), text.is_replayable()), (Some(10), true));
/// ```
#[derive(Clone)]
pub struct ByteStream(Source);

#[derive(Clone)]
enum Source {
    Memory(Bytes),
    Streamed(Arc<Streamed>),
}

struct Streamed {
    opens: Opens,
    length: Option<u64>,
    /// How many bytes were handed out, over all times that it was opened.
    handed: AtomicU64,
}

enum Opens {
    Once(Mutex<Option<Chunks>>),
    Again(Box<dyn Fn() -> Chunks + Send + Sync>),
    File(PathBuf),
    Chain(Vec<ByteStream>),
}

impl ByteStream {
    /// A stream that can be read once, of unknown length.
    pub fn once(chunks: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> Self {
        ByteStream::streamed(Opens::Once(Mutex::new(Some(Box::pin(chunks)))), None)
    }

    /// A stream that `open` gives anew for every attempt, each time the same bytes; of unknown length.
    pub fn replay<S>(open: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = io::Result<Bytes>> + Send + 'static,
    {
        ByteStream::streamed(Opens::Again(Box::new(move || Box::pin(open()))), None)
    }

    /// A file, which is read while it is sent, anew for every attempt. It must not change until the call is over: one that has
    /// another length then is an error.
    ///
    /// # Errors
    /// Where there is no such file, or its length cannot be read.
    pub async fn file(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let about = tokio::fs::metadata(&path).await?;
        if !about.is_file() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("`{}` is no file", path.display()),
            ));
        }
        Ok(ByteStream::streamed(Opens::File(path), Some(about.len())))
    }

    /// Bodies one after another.
    pub(crate) fn chain(parts: Vec<ByteStream>) -> Self {
        let length = parts.iter().map(ByteStream::length).sum();
        ByteStream::streamed(Opens::Chain(parts), length)
    }

    fn streamed(opens: Opens, length: Option<u64>) -> Self {
        ByteStream(Source::Streamed(Arc::new(Streamed { opens, length, handed: AtomicU64::new(0) })))
    }

    /// Says how many bytes the stream has, so that `Content-Length` tells the vendor, as some demand; a stream that has more or
    /// fewer is an error then. In memory the length is known.
    #[must_use]
    pub fn with_length(self, length: u64) -> Self {
        match self.0 {
            Source::Memory(_) => self,
            Source::Streamed(streamed) => match Arc::try_unwrap(streamed) {
                Ok(streamed) => ByteStream::streamed(streamed.opens, Some(length)),
                Err(shared) => {
                    let whole = ByteStream(Source::Streamed(shared));
                    ByteStream::streamed(Opens::Chain(vec![whole]), Some(length))
                }
            },
        }
    }

    /// How many bytes there are, where that is known.
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Source::Memory(bytes) => Some(bytes.len() as u64),
            Source::Streamed(streamed) => streamed.length,
        }
    }

    /// Whether it can be sent more than once.
    pub fn is_replayable(&self) -> bool {
        match &self.0 {
            Source::Memory(_) => true,
            Source::Streamed(streamed) => match &streamed.opens {
                Opens::Once(_) => false,
                Opens::Again(_) | Opens::File(_) => true,
                Opens::Chain(parts) => parts.iter().all(ByteStream::is_replayable),
            },
        }
    }

    /// Whether it can be sent now: it can be sent again, or was not sent yet.
    pub fn is_left(&self) -> bool {
        match &self.0 {
            Source::Memory(_) => true,
            Source::Streamed(streamed) => match &streamed.opens {
                Opens::Once(chunks) => chunks.lock().unwrap_or_else(PoisonError::into_inner).is_some(),
                Opens::Again(_) | Opens::File(_) => true,
                Opens::Chain(parts) => parts.iter().all(ByteStream::is_left),
            },
        }
    }

    /// The bytes, where they are in memory.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Source::Memory(bytes) => Some(bytes),
            Source::Streamed(_) => None,
        }
    }

    /// Begins to read it: what a transport of one's own sends.
    ///
    /// # Errors
    /// Where it was read already and cannot be opened again. What cannot be read later is an error among the chunks.
    pub fn open(&self) -> io::Result<Chunks> {
        match &self.0 {
            Source::Memory(bytes) => Ok(Box::pin(Opened::of(bytes.clone()))),
            Source::Streamed(streamed) => {
                let pieces = match &streamed.opens {
                    Opens::Once(chunks) => {
                        let taken = chunks.lock().unwrap_or_else(PoisonError::into_inner).take();
                        vec![taken.ok_or_else(|| {
                            io::Error::other("the stream was sent already, and can be read once only")
                        })?]
                    }
                    Opens::Again(open) => vec![open()],
                    Opens::File(path) => vec![Box::pin(file::Reading::begin(path.clone())) as Chunks],
                    Opens::Chain(parts) => parts.iter().map(ByteStream::open).collect::<io::Result<_>>()?,
                };
                Ok(Box::pin(Opened::new(pieces, Some(Arc::clone(streamed)))))
            }
        }
    }

    /// How many bytes were handed to whoever sends it: while this grows, something is sent.
    pub(crate) fn handed(&self) -> u64 {
        match &self.0 {
            Source::Memory(_) => 0,
            Source::Streamed(streamed) => streamed.handed.load(Ordering::Relaxed),
        }
    }
}

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        ByteStream(Source::Memory(bytes))
    }
}

impl From<Vec<u8>> for ByteStream {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for ByteStream {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for ByteStream {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl From<&'static [u8]> for ByteStream {
    fn from(bytes: &'static [u8]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

impl Raw for ByteStream {
    fn to_body(&self) -> Option<ByteStream> {
        Some(self.clone())
    }
}

impl Described for ByteStream {
    const SCHEMA: Schema = Schema::Bytes;
}

impl fmt::Debug for ByteStream {
    /// Without the bytes, which may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("length", &self.length())
            .field("is_replayable", &self.is_replayable())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
