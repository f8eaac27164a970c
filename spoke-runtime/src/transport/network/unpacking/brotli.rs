//! Brotli (RFC 7932).

use std::io;

use brotli_decompressor::{BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc};
use bytes::{Buf, Bytes};

use super::cut;

/// How much is unpacked at a time, in bytes.
const PIECE: usize = 16 << 10;

pub(in super::super) struct Brotli {
    /// Made when the first byte comes, for it holds much memory.
    begun: Option<Box<Begun>>,
    packed: Bytes,
    /// Behind its end: what stands there is padding.
    is_over: bool,
}

struct Begun {
    state: BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>,
    piece: Vec<u8>,
    holds_more: bool,
}

impl Begun {
    fn new() -> Box<Self> {
        let [bytes, words, codes] = [StandardAlloc::default(); 3];
        // The RFC's windows, of 16 MiB at most: the larger ones of later decoders would let a few bytes ask for a gigabyte.
        let state = BrotliState::new_strict(bytes, words, codes);
        Box::new(Begun { state, piece: vec![0; PIECE], holds_more: false })
    }
}

impl Brotli {
    pub(super) fn new() -> Self {
        Brotli { begun: None, packed: Bytes::new(), is_over: false }
    }

    pub(super) fn feed(&mut self, piece: Bytes) {
        self.packed = piece;
    }

    pub(super) fn next(&mut self) -> io::Result<Option<Bytes>> {
        if self.packed.is_empty() && self.begun.is_none() {
            return Ok(None);
        }
        let Begun { state, piece, holds_more } = &mut **self.begun.get_or_insert_with(Begun::new);
        while !self.is_over && (!self.packed.is_empty() || *holds_more) {
            let (mut taken, mut given) = (0, 0);
            let result = BrotliDecompressStream(
                &mut self.packed.len(),
                &mut taken,
                &self.packed,
                &mut piece.len(),
                &mut given,
                piece,
                &mut 0,
                state,
            );
            self.packed.advance(taken);
            *holds_more = false;
            match result {
                BrotliResult::ResultFailure => {
                    return Err(io::Error::new(io::ErrorKind::InvalidData, "the body is no brotli stream"));
                }
                BrotliResult::ResultSuccess => self.is_over = true,
                BrotliResult::NeedsMoreOutput => *holds_more = true,
                BrotliResult::NeedsMoreInput => {
                    self.packed.clear();
                    // It gives what there is room for, and says nothing of the rest.
                    *holds_more = given == piece.len();
                }
            }
            if given > 0 {
                return Ok(Some(Bytes::copy_from_slice(&piece[..given])));
            }
        }
        Ok(None)
    }

    pub(super) fn finish(&mut self) -> io::Result<()> {
        if self.begun.is_some() && !self.is_over { Err(cut()) } else { Ok(()) }
    }
}
