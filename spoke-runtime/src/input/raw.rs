//! Values that are a whole body by themselves.

use std::borrow::Cow;

use bytes::Bytes;

use crate::byte_stream::ByteStream;
use crate::schema::{Described, Schema};

/// A value that is sent as a body of bytes, or as a stream of them.
pub trait Raw {
    /// The body: shared where the type allows it, copied once elsewhere; `None` where there are none to send.
    fn to_body(&self) -> Option<ByteStream>;
}

impl Raw for Bytes {
    fn to_body(&self) -> Option<ByteStream> {
        Some(self.clone().into())
    }
}

macro_rules! copied {
    ($($type:ty),* $(,)?) => {$(
        impl Raw for $type {
            fn to_body(&self) -> Option<ByteStream> {
                Some(Bytes::copy_from_slice(self.as_ref()).into())
            }
        }
    )*};
}

copied!(Vec<u8>, &[u8], Box<[u8]>, Cow<'_, [u8]>, String, &str);

impl<const N: usize> Raw for [u8; N] {
    fn to_body(&self) -> Option<ByteStream> {
        Some(Bytes::copy_from_slice(self).into())
    }
}

impl Raw for Cow<'_, str> {
    fn to_body(&self) -> Option<ByteStream> {
        Some(Bytes::copy_from_slice(self.as_bytes()).into())
    }
}

impl<T: Raw> Raw for Option<T> {
    fn to_body(&self) -> Option<ByteStream> {
        self.as_ref().and_then(Raw::to_body)
    }
}

impl Described for Bytes {
    const SCHEMA: Schema = Schema::Bytes;
}
