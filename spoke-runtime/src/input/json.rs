//! Values in a JSON body.

mod values;
mod writer;

use std::fmt;

use serde::Serialize;

pub use writer::JsonWriter;

/// A value that stands in a JSON body.
pub trait Json {
    /// Writes exactly one value, or nothing where [`Json::is_absent`].
    fn write_json(&self, out: &mut JsonWriter);

    /// Whether the value is left out, its member with it.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A foreign type in a JSON body: what serde's `Serialize` says.
pub trait ForeignJson {
    /// Writes exactly one value.
    fn write_foreign(&self, out: &mut JsonWriter);
}

impl<T: Serialize + ?Sized> ForeignJson for T {
    fn write_foreign(&self, out: &mut JsonWriter) {
        out.serialize(self);
    }
}

/// An input as a JSON value.
#[derive(Clone, Copy)]
pub enum JsonField<'a> {
    /// Left out.
    Absent,
    /// A type of ours.
    Ours(&'a dyn Json),
    /// A foreign type.
    Foreign(&'a dyn ForeignJson),
}

impl fmt::Debug for JsonField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            JsonField::Absent => "Absent",
            JsonField::Ours(_) => "Ours(..)",
            JsonField::Foreign(_) => "Foreign(..)",
        })
    }
}

impl JsonField<'_> {
    /// Whether the value is left out.
    pub fn is_absent(self) -> bool {
        match self {
            JsonField::Absent => true,
            JsonField::Ours(value) => value.is_absent(),
            JsonField::Foreign(_) => false,
        }
    }

    /// Writes the value, or nothing where it is left out.
    pub fn write(self, out: &mut JsonWriter) {
        match self {
            JsonField::Absent => {}
            JsonField::Ours(value) if value.is_absent() => {}
            JsonField::Ours(value) => value.write_json(out),
            JsonField::Foreign(value) => value.write_foreign(out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, JsonWriter};

    #[test]
    fn a_short_float_gets_no_digits_that_it_never_had() {
        let mut out = JsonWriter::sending();
        0.1_f32.write_json(&mut out);
        assert_eq!(out.finish().unwrap(), b"0.1");
        let mut out = JsonWriter::sending();
        f32::INFINITY.write_json(&mut out);
        assert_eq!(out.finish().unwrap_err(), "inf is no JSON number");
    }
}
