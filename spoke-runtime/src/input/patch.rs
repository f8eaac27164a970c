//! A member that can be left alone, cleared or set.

use crate::schema::{Described, Schema};

use super::{Json, JsonWriter};

/// A member of an update: left as it is, cleared with `null`, or set (RFC 7396 tells these apart by absence and `null`).
///
/// ```
/// use spoke_runtime::Patch;
///
/// let due: Patch<String> = Patch::Null;
/// assert_ne!(due, Patch::Unset);
/// assert_eq!(Patch::from("2026-12-01"), Patch::Set("2026-12-01"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// The member is left out: the vendor keeps what it has.
    #[default]
    Unset,
    /// `null`: the vendor clears it.
    Null,
    /// The new value.
    Set(T),
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Patch::Set(value)
    }
}

impl<T: Json> Json for Patch<T> {
    fn write_json(&self, out: &mut JsonWriter) {
        match self {
            Patch::Unset | Patch::Null => out.null(),
            Patch::Set(value) => value.write_json(out),
        }
    }

    fn is_absent(&self) -> bool {
        matches!(self, Patch::Unset)
    }
}

impl<T: Described> Described for Patch<T> {
    const SCHEMA: Schema = Schema::Optional(&T::SCHEMA);
}
