//! How a good answer becomes what stands after `->`.

use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::fault::Fault;
use super::fill::Whole;
use super::question;
use super::slot::{Readable, Slot};
use super::walk::{Mode, Walk};
use crate::fail::Path;
use crate::response::Response;
use crate::schema::Schema;

/// Reads a good answer as an `O`, beginning at a path (the spoke's root).
pub struct Decoder<O> {
    /// Reads the output.
    pub decode: fn(&Response, Path) -> Result<O, Fault>,
    /// What is known without the type.
    pub untyped: Untyped,
}

impl<O> Decoder<O> {
    /// Reads nothing: what an action that did not compile has in the place of its own.
    pub const UNREADABLE: Decoder<O> = Decoder {
        decode: |_, _| Err(Fault::missing()),
        untyped: Untyped {
            schema: Schema::Nothing,
            json: |_, _| Err(Fault::missing()),
            sample: || Value::Null,
        },
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

/// Finds how a type is read from an answer: `Decode::<T>::DECODER` is the type's own way where it has one, serde's elsewhere.
///
/// serde's way comes from [`DecodeForeign`], which must be in scope.
#[derive(Debug)]
pub struct Decode<T>(PhantomData<T>);

impl<T: Readable> Decode<T> {
    /// How a `T` is read.
    pub const DECODER: Decoder<T> = Decoder {
        decode: |answer, root| {
            let mut output = T::begin();
            read(&mut output, answer, root).map(|()| output)
        },
        untyped: Untyped {
            schema: T::SCHEMA,
            json: |answer, root| json(&mut T::begin(), answer, root),
            sample: |root| sample(&mut T::begin(), root).0,
        },
    };
}

/// How a type that is not ours is read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be what a call gives",
    label = "neither an output nor read by serde",
    note = "derive `Output` for it, or implement serde's `Deserialize`; `()` reads nothing"
)]
pub trait DecodeForeign<T> {
    /// How a `T` is read.
    const DECODER: Decoder<T>;
}

impl<T: DeserializeOwned> DecodeForeign<T> for Decode<T> {
    const DECODER: Decoder<T> = Decoder {
        decode: |answer, root| {
            let mut output = None;
            read(&mut Whole(&mut output), answer, root)?;
            output.ok_or_else(Fault::missing)
        },
        untyped: Untyped {
            schema: Schema::Any,
            json: |answer, root| json(&mut Whole::<T>(&mut None), answer, root),
            sample: |root| sample(&mut Whole::<T>(&mut None), root).0,
        },
    };
}

/// Reads a view that borrows from the answer, by serde, beginning at `root`.
///
/// # Errors
/// Where the answer is something else.
pub fn view<'de, T: Deserialize<'de>>(answer: &'de Response, root: Path) -> Result<T, Fault> {
    let text = question::body_text(answer)?;
    let mut walk = Walk::new(answer, root, Mode::Typed);
    let mut place = Span { start: 0, end: 0 };
    walk.answer(&mut place)?;
    let value = text.get(place.start..place.end).unwrap_or_default();
    serde_json::from_str(value).map_err(|error| Fault::foreign(&error, value, place.start))
}

/// Where a value stands.
struct Span {
    start: usize,
    end: usize,
}

impl Slot for Span {
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        walk.reader.peek()?;
        self.start = walk.reader.position();
        walk.reader.skip()?;
        self.end = walk.reader.position();
        Ok(())
    }
}

fn read(slot: &mut dyn Slot, answer: &Response, root: Path) -> Result<(), Fault> {
    Walk::new(answer, root, Mode::Typed).answer(slot)
}

fn json(slot: &mut dyn Slot, answer: &Response, root: Path) -> Result<Value, Fault> {
    let mut walk = Walk::new(answer, root, Mode::Json);
    walk.answer(slot)?;
    Ok(walk.take_made())
}

/// An answer that the slot accepts under this root, and its body.
fn sample(slot: &mut dyn Slot, root: Path) -> (Value, Response) {
    let mut answer = Response { status: 200, headers: HeaderMap::new(), body: Bytes::new() };
    let mut walk = Walk::new(&answer, root, Mode::Sample);
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
