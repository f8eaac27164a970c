//! How a good answer becomes an output.

use crate::fail::Path;
use crate::response::Response;
use crate::schema::Schema;

/// Why an answer does not become an output.
#[derive(Debug)]
pub struct Fault {
    /// The sentence.
    pub message: String,
}

/// Reads a good answer as an `O`, beginning at a path (the spoke's root).
pub struct Decoder<O> {
    /// Reads the output.
    pub decode: fn(&Response, Path) -> Result<O, Fault>,
    /// What is known without the type.
    pub untyped: Untyped,
}

/// An output without its type: its shape, and how it is read as JSON.
#[derive(Clone, Copy, Debug)]
pub struct Untyped {
    /// What it looks like as JSON.
    pub schema: Schema,
    /// Reads the output and gives it as JSON, by the names of its fields.
    pub json: fn(&Response, Path) -> Result<serde_json::Value, Fault>,
    /// A body that this output accepts.
    pub sample: fn() -> serde_json::Value,
}
