//! gzip (RFC 1952).

use std::io::{self, Write};
use std::mem;

use bytes::{Buf, Bytes};
use flate2::write::GzDecoder;

use super::cut;

/// What a gzip member begins with.
const MAGIC: u8 = 0x1f;

pub(in super::super) struct Gzip {
    /// Made when the first byte comes, for it holds much memory.
    member: Option<Box<GzDecoder<Vec<u8>>>>,
    packed: Bytes,
    /// Behind the last member: what stands there is padding.
    is_over: bool,
}

impl Gzip {
    pub(super) fn new() -> Self {
        Gzip { member: None, packed: Bytes::new(), is_over: false }
    }

    pub(super) fn feed(&mut self, piece: Bytes) {
        self.packed = piece;
    }

    pub(super) fn next(&mut self) -> io::Result<Option<Bytes>> {
        while !self.packed.is_empty() && !self.is_over {
            let member = self.member.get_or_insert_with(|| Box::new(GzDecoder::new(Vec::new())));
            // It takes as much as gives at most 32 KiB.
            let taken = member.write(&self.packed)?;
            self.packed.advance(taken);
            if taken == 0 {
                member.try_finish()?;
                self.is_over = self.packed[0] != MAGIC;
                if !self.is_over {
                    **member = GzDecoder::new(mem::take(member.get_mut()));
                }
            } else if self.packed.is_empty() {
                member.flush()?;
            }
            let unpacked = mem::take(member.get_mut());
            if !unpacked.is_empty() {
                return Ok(Some(unpacked.into()));
            }
        }
        Ok(None)
    }

    pub(super) fn finish(&mut self) -> io::Result<()> {
        let Some(member) = self.member.as_mut().filter(|_| !self.is_over) else { return Ok(()) };
        // A member that is complete takes no byte more; only then is its check sum there to be compared.
        match member.write(&[0]) {
            Ok(0) => member.try_finish(),
            Ok(_) | Err(_) => Err(cut()),
        }
    }
}
