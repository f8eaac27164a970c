//! The contract between the engine and what it fills.

use bytes::Bytes;
use serde_json::Value;

use super::fault::Fault;
use super::table::Table;
use super::walk::Walk;
use crate::download::Download;
use crate::schema::Schema;

/// A place that the engine fills from an answer: a field, an element, a whole output.
pub trait Slot {
    /// Reads the one value at which `walk` stands.
    ///
    /// # Errors
    /// Where the value is something else.
    fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault>;

    /// Takes note that nothing stands there; `false` where something must.
    fn missing(&mut self) -> bool {
        false
    }

    /// Whether it reads the answer as a whole, and so enters the body and its root by itself.
    fn is_whole(&mut self) -> bool {
        false
    }

    /// Begins a list whose elements come one by one.
    fn open(&mut self) {}

    /// Reads one more element.
    ///
    /// # Errors
    /// Where the element is something else, or where this is no list.
    fn push(&mut self, walk: &mut Walk<'_>) -> Result<(), Fault> {
        let _ = walk;
        Err(Fault::unexpected("one value", "several"))
    }

    /// Takes note of one more element with nothing in its place; `false` where something must be.
    fn push_missing(&mut self) -> bool {
        false
    }

    /// Takes a text that is not JSON, a header or the whole body; `false` where it takes JSON only.
    fn take_text(&mut self, text: &str) -> bool {
        let _ = text;
        false
    }

    /// Takes the whole body as it came; `false` where it does not.
    fn take_bytes(&mut self, bytes: &Bytes) -> bool {
        let _ = bytes;
        false
    }

    /// Takes the body as it arrives; `false` where it does not.
    fn take_stream(&mut self, stream: Download) -> bool {
        let _ = stream;
        false
    }

    /// A value that `read` accepts.
    fn sample(&mut self, walk: &mut Walk<'_>) -> Value {
        // What a derive emits reads through `walk`, which notes down the shape instead while it samples.
        let _ = self.read(walk);
        walk.take_made()
    }
}

/// A type that an answer can be read as: how it begins, and its shape. Its [`Slot`] stands behind `dyn`, this beside it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an answer",
    label = "not an output",
    note = "derive `Output` for it; a foreign type is read by serde's `Deserialize`, as a field of its own"
)]
pub trait Readable: Slot + Sized {
    /// An empty one, for the engine to fill.
    fn begin() -> Self;
    /// What it looks like as JSON, members named as the fields.
    const SCHEMA: Schema;
    /// Whether it reads the body as it arrives.
    const STREAMS: bool = false;
}

/// A [`Readable`] type that may stand inside an output, for it asks nothing of the answer as a whole.
pub trait Nested: Readable {}

/// A [`Readable`] type that may be read from one piece of text: a header, or the body's text.
pub trait Textual: Readable {}

/// A [`Readable`] type that may hold a status.
pub trait HoldsStatus: Readable {}

/// A list that takes its elements one by one, from a path with `[]`.
pub trait Collection: Slot {}

/// A struct that derives `Output`: its table is published.
pub trait Output: Readable {
    /// What its declaration says.
    const TABLE: &'static Table;
}
