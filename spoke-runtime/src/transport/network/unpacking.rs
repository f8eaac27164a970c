//! Unpacking a body piece by piece (RFC 9110, section 8.4.1): at no time is more in memory than one packed piece, a few dozen
//! kilobytes of what comes out of it, and the format's window: 32 KiB of gzip, at most 16 MiB of brotli.

mod brotli;
mod gzip;

use std::io;

use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, Entry};

use brotli::Brotli;
use gzip::Gzip;

/// A packed body.
pub(super) enum Unpacking {
    Gzip(Gzip),
    Brotli(Brotli),
}

impl Unpacking {
    /// How a body with these headers is unpacked, where it is packed in a way that is known here; then they say no more that it
    /// is, nor how long it was.
    pub(super) fn told_by(headers: &mut HeaderMap) -> Option<Self> {
        if headers.get_all(CONTENT_ENCODING).iter().count() > 1 {
            return None;
        }
        let Entry::Occupied(coding) = headers.entry(CONTENT_ENCODING) else { return None };
        let unpacking = match coding.get().as_bytes() {
            name if name.eq_ignore_ascii_case(b"gzip") => Unpacking::Gzip(Gzip::new()),
            name if name.eq_ignore_ascii_case(b"br") => Unpacking::Brotli(Brotli::new()),
            _ => return None,
        };
        coding.remove();
        headers.remove(CONTENT_LENGTH);
        Some(unpacking)
    }

    /// Takes a packed piece; what came before has been unpacked.
    pub(super) fn feed(&mut self, piece: Bytes) {
        match self {
            Unpacking::Gzip(gzip) => gzip.feed(piece),
            Unpacking::Brotli(brotli) => brotli.feed(piece),
        }
    }

    /// The next unpacked piece; nothing where it takes another packed one for it.
    ///
    /// # Errors
    /// Where this is not so packed.
    pub(super) fn next(&mut self) -> io::Result<Option<Bytes>> {
        match self {
            Unpacking::Gzip(gzip) => gzip.next(),
            Unpacking::Brotli(brotli) => brotli.next(),
        }
    }

    /// Nothing more comes. A body of no bytes is none, whatever its headers say: so do HEAD, 204 and 304.
    ///
    /// # Errors
    /// [`io::ErrorKind::UnexpectedEof`] where it broke off.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        match self {
            Unpacking::Gzip(gzip) => gzip.finish(),
            Unpacking::Brotli(brotli) => brotli.finish(),
        }
    }
}

fn cut() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the packed body ends too early")
}

#[cfg(test)]
mod tests;
