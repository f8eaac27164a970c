//! Values that are a whole body by themselves.

use std::borrow::Cow;

use bytes::Bytes;

use crate::schema::{Described, Schema};

/// A value that is sent as a body of bytes.
pub trait Raw {
    /// The bytes: shared where the type allows it, copied once elsewhere; `None` where there are none to send.
    fn to_bytes(&self) -> Option<Bytes>;
}

impl Raw for Bytes {
    fn to_bytes(&self) -> Option<Bytes> {
        Some(self.clone())
    }
}

macro_rules! copied {
    ($($type:ty),* $(,)?) => {$(
        impl Raw for $type {
            fn to_bytes(&self) -> Option<Bytes> {
                Some(Bytes::copy_from_slice(self.as_ref()))
            }
        }
    )*};
}

copied!(Vec<u8>, &[u8], Box<[u8]>, Cow<'_, [u8]>, String, &str);

impl<const N: usize> Raw for [u8; N] {
    fn to_bytes(&self) -> Option<Bytes> {
        Some(Bytes::copy_from_slice(self))
    }
}

impl Raw for Cow<'_, str> {
    fn to_bytes(&self) -> Option<Bytes> {
        Some(Bytes::copy_from_slice(self.as_bytes()))
    }
}

impl<T: Raw> Raw for Option<T> {
    fn to_bytes(&self) -> Option<Bytes> {
        self.as_ref().and_then(Raw::to_bytes)
    }
}

impl Described for Bytes {
    const SCHEMA: Schema = Schema::Bytes;
}
