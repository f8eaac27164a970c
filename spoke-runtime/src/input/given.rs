//! How an input is handed on to the calls of a sequence: as JSON, or as a body.

use serde::Serialize;

use super::{ForeignJson, Json, JsonField, Lend};
use crate::byte_stream::ByteStream;

impl<'a, T: Json> Lend<'a, T> {
    /// The field as it is handed on.
    pub fn given(self) -> JsonField<'a> {
        JsonField::Ours(self.0)
    }

    /// It is no body.
    pub fn given_body(self) -> Option<ByteStream> {
        None
    }
}

/// A body that is handed on.
pub trait LendBody<'a> {
    /// It is no JSON.
    fn given(self) -> JsonField<'a>;
    /// The body.
    fn given_body(self) -> Option<ByteStream>;
}

impl<'a> LendBody<'a> for Lend<'a, ByteStream> {
    fn given(self) -> JsonField<'a> {
        JsonField::Absent
    }

    fn given_body(self) -> Option<ByteStream> {
        Some(self.0.clone())
    }
}

/// A foreign type that is handed on.
pub trait LendGiven<'a> {
    /// By its `Serialize`.
    fn given(self) -> JsonField<'a>;
    /// It is no body.
    fn given_body(self) -> Option<ByteStream>;
}

impl<'a, T: Serialize> LendGiven<'a> for Lend<'a, T> {
    fn given(self) -> JsonField<'a> {
        let value: &dyn ForeignJson = self.0;
        JsonField::Foreign(value)
    }

    fn given_body(self) -> Option<ByteStream> {
        None
    }
}

/// What is handed on to the calls of a sequence.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be handed on to the calls of a sequence",
    label = "neither a JSON value nor a body",
    note = "take a type that derives `Input` or implements serde's `Serialize`, or a `ByteStream`"
)]
pub trait StandsInSequence {}

#[diagnostic::do_not_recommend]
impl<T: Json> StandsInSequence for T {}

/// The last resort for a type that is neither.
pub trait LendNoGiven<'a> {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn given(self) -> JsonField<'a>
    where
        Self::Field: StandsInSequence;
    /// Never reached.
    fn given_body(self) -> Option<ByteStream>;
}

impl<'a, T> LendNoGiven<'a> for &Lend<'a, T> {
    type Field = T;

    fn given(self) -> JsonField<'a>
    where
        T: StandsInSequence,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }

    fn given_body(self) -> Option<ByteStream> {
        None
    }
}
