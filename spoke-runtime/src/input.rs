//! How an action's inputs are read by the encoder.

mod default;
mod given;
mod json;
mod lend;
mod part;
mod patch;
mod raw;
mod slot;
mod text;
mod words;

use crate::byte_stream::ByteStream;

pub use default::{default_json, default_text};
pub use given::{LendBody, LendGiven, LendNoGiven, StandsInSequence};
pub use json::{ForeignJson, Json, JsonField, JsonWriter};
pub use lend::{
    Lend, LendDisplay, LendDisplayEach, LendNoBytes, LendNoJson, LendNoText, LendNoTexts, LendSerialize,
    StandsAsBytes, StandsInJson, StandsInPairs, StandsInText,
};
pub use part::{LendNoPart, LendUploads, PartField, StandsInMultipart};
pub use patch::Patch;
pub use raw::Raw;
pub use slot::{LendNoSlot, LendSlot};
pub use text::{Text, TextField, TextWriter, Texts};
pub use words::UnknownWord;

/// Reads an action's inputs by their index in [`Operation::inputs`](crate::Operation::inputs).
///
/// An input answers only for the places in which the declaration uses it; the others find it absent.
pub trait Inputs {
    /// The input as text, for a path, a host, a query, a header, a form or a text template.
    fn text(&self, index: usize) -> TextField<'_> {
        let _ = index;
        TextField::Absent
    }

    /// The input as a value in a JSON body.
    fn json(&self, index: usize) -> JsonField<'_> {
        let _ = index;
        JsonField::Absent
    }

    /// The input as parts of a multipart body.
    fn part(&self, index: usize) -> PartField<'_> {
        let _ = index;
        PartField::Text(TextField::Absent)
    }

    /// The input as a whole body; `None` where it is absent.
    fn body(&self, index: usize) -> Option<ByteStream> {
        let _ = index;
        None
    }
}
