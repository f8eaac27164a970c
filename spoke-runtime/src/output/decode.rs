//! How a good answer becomes what stands after `->`.

use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::fault::Fault;
use super::fill::Whole;
use super::slot::{Readable, Slot};
use super::walk::{Mode, Walk};
use super::xml::Document;
use crate::fail::Path;
use crate::response::Response;
use crate::schema::Schema;

/// Reads a good answer as an `O`, beginning at a path (the spoke's root).
pub struct Decoder<O> {
    /// Reads the output.
    pub decode: fn(&Response, Path) -> Result<O, Fault>,
    /// What is known without the type.
    pub untyped: Untyped,
    /// Whether the body is read as it arrives: somewhere stands `stream()`.
    pub streams: bool,
}

impl<O> Decoder<O> {
    /// Reads nothing: what an action that did not compile has in the place of its own.
    pub const UNREADABLE: Decoder<O> = Decoder {
        decode: |_, _| Err(Fault::missing()),
        untyped: Untyped {
            schema: Schema::Nothing,
            json: |_, _| Err(Fault::missing()),
            sample: |_| Value::Null,
        },
        streams: false,
    };
}

impl<O> Clone for Decoder<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for Decoder<O> {}

impl<O> std::fmt::Debug for Decoder<O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoder").field("untyped", &self.untyped).finish_non_exhaustive()
    }
}

/// An output without its type: its shape, and how it is read as JSON.
#[derive(Clone, Copy, Debug)]
pub struct Untyped {
    /// What it looks like as JSON.
    pub schema: Schema,
    /// Reads the output and gives it as JSON, by the names of its fields. A missing member is left out.
    pub json: fn(&Response, Path) -> Result<Value, Fault>,
    /// A body that this output accepts under this root.
    pub sample: fn(Path) -> Value,
}

impl<O> Decoder<O> {
    /// A decoder of these parts.
    pub const fn new(
        schema: Schema,
        decode: fn(&Response, Path) -> Result<O, Fault>,
        json: fn(&Response, Path) -> Result<Value, Fault>,
        sample: fn(Path) -> Value,
    ) -> Self {
        Decoder { decode, untyped: Untyped { schema, json, sample }, streams: false }
    }
}

/// How a type is read from an answer: `Decode::<T>::NEW.decoder()` is the type's own way where it has one, serde's elsewhere.
/// Method lookup decides, as in [`Fill`](super::Fill).
#[derive(Debug)]
pub struct Decode<T>(PhantomData<T>);

impl<T> Decode<T> {
    /// The question.
    pub const NEW: Decode<T> = Decode(PhantomData);
}

impl<T: Readable> Decode<T> {
    /// How a `T` is read.
    pub const DECODER: Decoder<T> = Decoder {
        streams: T::STREAMS,
        ..Decoder::new(
            T::SCHEMA,
            |answer, root| {
                let mut output = T::begin();
                read(&mut output, answer, root).map(|()| output)
            },
            |answer, root| json(&mut T::begin(), answer, root),
            |root| sample(&mut T::begin(), root).0,
        )
    };

    /// How a `T` is read.
    #[inline]
    pub fn decoder(self) -> Decoder<T> {
        Self::DECODER
    }
}

/// How a type that is not ours is read.
pub trait DecodeForeign<T> {
    /// By its `Deserialize`: as JSON the value as it came, as a sample one of our examples that it takes, if there is one.
    const DECODER: Decoder<T>;

    /// By its `Deserialize`.
    fn decoder(self) -> Decoder<T>;
}

impl<T: DeserializeOwned> DecodeForeign<T> for Decode<T> {
    const DECODER: Decoder<T> = Decoder::new(
        Schema::Any,
        |answer, root| {
            let mut output = None;
            read(&mut Whole(&mut output), answer, root)?;
            output.ok_or_else(Fault::missing)
        },
        |answer, root| json(&mut Whole::<T>(&mut None), answer, root),
        |root| sample(&mut Whole::<T>(&mut None), root).0,
    );

    #[inline]
    fn decoder(self) -> Decoder<T> {
        <Self as DecodeForeign<T>>::DECODER
    }
}

/// What may stand after `->`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be what a call gives",
    label = "neither an output nor read by serde",
    note = "derive `Output` for it, or implement serde's `Deserialize`; `()` reads nothing"
)]
pub trait StandsAfterArrow {}

#[diagnostic::do_not_recommend]
impl<T: Readable> StandsAfterArrow for T {}

/// The last resort for a type that cannot be read.
pub trait DecodeNothing<T> {
    /// Never called: the bound fails, and its sentence is the error.
    fn decoder(self) -> Decoder<T>
    where
        T: StandsAfterArrow;
}

impl<T> DecodeNothing<T> for &Decode<T> {
    fn decoder(self) -> Decoder<T>
    where
        T: StandsAfterArrow,
    {
        Decoder::UNREADABLE
    }
}

fn read(slot: &mut dyn Slot, answer: &Response, root: Path) -> Result<(), Fault> {
    let document = Document::default();
    let result = Walk::new(answer, &document, root, Mode::Typed).answer(slot);
    result.map_err(|fault| document.explain(fault, answer))
}

fn json(slot: &mut dyn Slot, answer: &Response, root: Path) -> Result<Value, Fault> {
    let document = Document::default();
    let mut walk = Walk::new(answer, &document, root, Mode::Json);
    match walk.answer(slot) {
        Ok(()) => Ok(walk.take_made()),
        Err(fault) => Err(document.explain(fault, answer)),
    }
}

/// An answer that the slot accepts under this root, and its body.
fn sample(slot: &mut dyn Slot, root: Path) -> (Value, Response) {
    let mut answer = Response::new(200, HeaderMap::new(), Bytes::new());
    let document = Document::default();
    let mut walk = Walk::new(&answer, &document, root, Mode::Sample);
    let _ = walk.answer(slot);
    let (body, texts, status) = (walk.take_made(), walk.headers, walk.status);
    for (name, text) in texts {
        if let Ok(value) = HeaderValue::from_str(&text) {
            answer.headers.insert(name, value);
        }
    }
    answer.status = status.unwrap_or(answer.status);
    answer.body = Bytes::from(body.to_string());
    (body, answer)
}

/// A `T` from one piece of text: a word, a number; `None` where it is none.
pub(crate) fn from_text<T: Readable>(text: &str) -> Option<T> {
    let body = Bytes::from(Value::from(text).to_string());
    let mut output = T::begin();
    let answer = Response::new(200, HeaderMap::new(), body);
    read(&mut output, &answer, &[]).ok().map(|()| output)
}

/// A `T` with something in every field: what `sample()` of a derived output gives.
///
/// A field of a foreign type that takes none of our examples keeps its default.
pub fn sample_of<T: Readable>() -> T {
    let mut output = T::begin();
    let (_, answer) = sample(&mut output, &[]);
    // A sample of a foreign type may not fit it; what stands before it is filled all the same.
    let _ = read(&mut output, &answer, &[]);
    output
}
