//! How a good answer becomes an output: one engine, driven by static tables, fills slots in one pass.

mod begin;
mod collections;
mod decode;
mod fault;
mod fill;
mod foreign;
mod look;
mod question;
mod reader;
mod sample;
mod scalars;
mod slot;
mod table;
mod walk;
mod xml;

#[cfg(test)]
mod tests;

pub use begin::{Begin, BeginForeign, BeginNothing, BeginUnknown, BeginsEmpty};
pub(crate) use decode::from_text;
pub use decode::{Decode, DecodeForeign, DecodeNothing, Decoder, StandsAfterArrow, Untyped, sample_of};
pub use fault::Fault;
pub use fill::{
    Fill, FillBytes, FillForeign, FillForeignList, FillForeignText, FillList, FillNoAnswer, FillNoBytes,
    FillNoList, FillNoStream, FillNothing, FillStream, HoldsBytes, HoldsStream, StandsInOutput, StandsInside,
    TakesBytes, TakesMany, TakesStatus, TakesStream, TakesText,
};
pub use look::look;
pub(crate) use look::look_last;
pub use slot::{Collection, HoldsStatus, Nested, Output, Readable, Slot, Textual};
pub use table::{Members, Place, Several, Table};
pub use walk::Walk;
pub(crate) use xml::begins as begins_as_xml;
