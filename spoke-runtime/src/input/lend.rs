//! How the expansion lends a field to the encoder: by the field's own trait, by a foreign one, or with a readable error.
//!
//! Method lookup decides, so that a type may have both: an inherent method comes before a trait's, and a trait's before
//! one that needs a further reference. A blanket impl could not (E0119).

use std::fmt::Display;

use serde::Serialize;

use super::text::DisplayTexts;
use crate::byte_stream::ByteStream;

use super::{ForeignJson, Json, JsonField, Raw, Text, TextField, Texts};

/// A field on its way to the encoder.
///
/// ```
/// use spoke_runtime::{Lend, TextField};
/// use spoke_runtime::lend::*;
///
/// assert!(matches!(Lend(&7).text(), TextField::One(_)));
/// assert!(matches!(Lend(&std::num::NonZeroU8::MIN).text(), TextField::Display(_)));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Lend<'a, T>(pub &'a T);

impl<'a, T: Text> Lend<'a, T> {
    /// The field as one piece of text.
    pub fn text(self) -> TextField<'a> {
        TextField::One(self.0)
    }
}

impl<'a, T: Texts> Lend<'a, T> {
    /// The field as pieces of text.
    pub fn texts(self) -> TextField<'a> {
        TextField::Each(self.0)
    }
}

impl<'a, T: Json> Lend<'a, T> {
    /// The field as a JSON value.
    pub fn json(self) -> JsonField<'a> {
        JsonField::Ours(self.0)
    }
}

impl<T: Raw> Lend<'_, T> {
    /// The field as a whole body.
    pub fn body(self) -> Option<ByteStream> {
        self.0.to_body()
    }
}

/// A foreign type as one piece of text.
pub trait LendDisplay<'a> {
    /// By its `Display`.
    fn text(self) -> TextField<'a>;
    /// By its `Display`.
    fn texts(self) -> TextField<'a>;
}

impl<'a, T: Display> LendDisplay<'a> for Lend<'a, T> {
    fn text(self) -> TextField<'a> {
        TextField::Display(self.0)
    }

    fn texts(self) -> TextField<'a> {
        TextField::Display(self.0)
    }
}

/// A list of a foreign type as pieces of text.
pub trait LendDisplayEach<'a> {
    /// By their `Display`.
    fn texts(self) -> TextField<'a>;
}

impl<'a, T: Display> LendDisplayEach<'a> for Lend<'a, Vec<T>> {
    fn texts(self) -> TextField<'a> {
        let list: &dyn DisplayTexts = self.0;
        TextField::DisplayEach(list)
    }
}

/// A foreign type as a JSON value.
pub trait LendSerialize<'a> {
    /// By its `Serialize`.
    fn json(self) -> JsonField<'a>;
}

impl<'a, T: Serialize> LendSerialize<'a> for Lend<'a, T> {
    fn json(self) -> JsonField<'a> {
        let value: &dyn ForeignJson = self.0;
        JsonField::Foreign(value)
    }
}

/// What stands in a path slot, a host or a text part: exactly one piece of text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand here: a path slot, a host or a text part takes exactly one piece of text",
    label = "not one piece of text",
    note = "take a string, a number, a `bool`, a type that derives `Input` from words or as a newtype, or one that implements `Display`; an optional value or a list goes to the query or the body"
)]
pub trait StandsInText {}

#[diagnostic::do_not_recommend]
impl<T: Text> StandsInText for T {}

/// The last resort for a type that is no text.
pub trait LendNoText<'a> {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn text(self) -> TextField<'a>
    where
        Self::Field: StandsInText;
}

impl<'a, T> LendNoText<'a> for &Lend<'a, T> {
    type Field = T;

    fn text(self) -> TextField<'a>
    where
        T: StandsInText,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}

/// What stands in a query, a header or a form: none, one or several pieces of text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a query, a header or a form",
    label = "neither text nor a list of texts",
    note = "take a string, a number, a `bool`, a type that derives `Input` from words or as a newtype, one that implements `Display`, or an `Option` or a `Vec` of these"
)]
pub trait StandsInPairs {}

#[diagnostic::do_not_recommend]
impl<T: Texts> StandsInPairs for T {}

/// The last resort for a type that is no list of texts.
pub trait LendNoTexts<'a> {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn texts(self) -> TextField<'a>
    where
        Self::Field: StandsInPairs;
}

impl<'a, T> LendNoTexts<'a> for &Lend<'a, T> {
    type Field = T;

    fn texts(self) -> TextField<'a>
    where
        T: StandsInPairs,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}

/// What stands in a JSON body.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a JSON body",
    label = "not a JSON value",
    note = "take a type that derives `Input` or implements serde's `Serialize`"
)]
pub trait StandsInJson {}

#[diagnostic::do_not_recommend]
impl<T: Json> StandsInJson for T {}

/// The last resort for a type that is no JSON value.
pub trait LendNoJson<'a> {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn json(self) -> JsonField<'a>
    where
        Self::Field: StandsInJson;
}

impl<'a, T> LendNoJson<'a> for &Lend<'a, T> {
    type Field = T;

    fn json(self) -> JsonField<'a>
    where
        T: StandsInJson,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}

/// What is a whole body by itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a body of bytes",
    label = "not bytes",
    note = "take `Bytes`, `Vec<u8>`, `&[u8]`, `Cow<[u8]>`, `String`, `&str`, or a `ByteStream`"
)]
pub trait StandsAsBytes {}

#[diagnostic::do_not_recommend]
impl<T: Raw> StandsAsBytes for T {}

/// The last resort for a type that is no bytes.
pub trait LendNoBytes<'a> {
    /// The field's type.
    type Field;
    /// Never called: the bound fails, and its sentence is the error.
    fn body(self) -> Option<ByteStream>
    where
        Self::Field: StandsAsBytes;
}

impl<'a, T> LendNoBytes<'a> for &Lend<'a, T> {
    type Field = T;

    fn body(self) -> Option<ByteStream>
    where
        T: StandsAsBytes,
    {
        unreachable!("the bound holds only where an inherent method comes first")
    }
}
