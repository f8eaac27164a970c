//! Values in a JSON body.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::hash::BuildHasher;
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;

use crate::schema::{Described, Schema};
use crate::secret::Secret;

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

/// Writes JSON text. Members and elements that are absent leave no trace, not even a comma.
#[derive(Debug)]
pub struct JsonWriter {
    bytes: Vec<u8>,
    fault: Option<String>,
    hide_secrets: bool,
}

impl JsonWriter {
    /// A writer for what is sent.
    pub fn sending() -> Self {
        JsonWriter { bytes: Vec::with_capacity(128), fault: None, hide_secrets: false }
    }

    /// A writer for what people see: secrets become [`REDACTED`](crate::REDACTED).
    pub fn showing() -> Self {
        JsonWriter { hide_secrets: true, ..JsonWriter::sending() }
    }

    /// Whether secrets are to be hidden.
    pub fn hides_secrets(&self) -> bool {
        self.hide_secrets
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.constant("null");
    }

    /// Writes a string, escaped.
    pub fn string(&mut self, text: &str) {
        self.serialize(text);
    }

    /// Writes JSON text as it stands: the caller vouches for it.
    pub fn constant(&mut self, json: &str) {
        self.bytes.extend_from_slice(json.as_bytes());
    }

    /// Writes what serde makes of `value`. A value that serde refuses fails the whole call later, with serde's reason.
    pub fn serialize<T: Serialize + ?Sized>(&mut self, value: &T) {
        if let Err(error) = serde_json::to_writer(&mut self.bytes, value) {
            self.fail(error.to_string());
        }
    }

    /// Writes an object of these members, leaving out the absent ones.
    pub fn object(&mut self, members: &[(&str, JsonField<'_>)]) {
        self.bytes.push(b'{');
        let start = self.bytes.len();
        for (name, field) in members {
            if !field.is_absent() {
                self.member(start, name);
                field.write(self);
            }
        }
        self.bytes.push(b'}');
    }

    /// Writes an array of these elements, leaving out the absent ones.
    pub fn array<'a>(&mut self, elements: impl Iterator<Item = JsonField<'a>>) {
        self.bytes.push(b'[');
        let start = self.bytes.len();
        for field in elements {
            if !field.is_absent() {
                self.comma(start);
                field.write(self);
            }
        }
        self.bytes.push(b']');
    }

    /// Remembers why the value cannot be written; the first reason counts.
    pub fn fail(&mut self, reason: String) {
        self.fault.get_or_insert(reason);
    }

    /// Where the next byte goes: pass it to [`JsonWriter::member`] and [`JsonWriter::comma`] as the start of an open object or array.
    pub(crate) fn position(&self) -> usize {
        self.bytes.len()
    }

    /// Takes back everything after `position`.
    pub(crate) fn truncate(&mut self, position: usize) {
        self.bytes.truncate(position);
    }

    /// Begins a member of the object whose first member would stand at `start`.
    pub(crate) fn member(&mut self, start: usize, name: &str) {
        self.comma(start);
        self.string(name);
        self.bytes.push(b':');
    }

    /// Writes a comma unless the object or array that began at `start` is still empty.
    pub(crate) fn comma(&mut self, start: usize) {
        if self.bytes.len() > start {
            self.bytes.push(b',');
        }
    }

    /// The text so far.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Gives the text.
    ///
    /// # Errors
    /// The first reason why a value could not be written.
    pub fn finish(self) -> Result<Vec<u8>, String> {
        match self.fault {
            None => Ok(self.bytes),
            Some(reason) => Err(reason),
        }
    }
}

macro_rules! by_serde {
    ($($type:ty),* $(,)?) => {$(
        impl Json for $type {
            fn write_json(&self, out: &mut JsonWriter) {
                out.serialize(self);
            }
        }
    )*};
}

by_serde!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, bool, char, str, String);
by_serde!(serde_json::Value, serde_json::Map<String, serde_json::Value>, serde_json::Number);
by_serde!(std::net::IpAddr, std::net::Ipv4Addr, std::net::Ipv6Addr);

impl Json for f32 {
    fn write_json(&self, out: &mut JsonWriter) {
        f64::from(*self).write_json(out);
    }
}

impl Json for f64 {
    fn write_json(&self, out: &mut JsonWriter) {
        if self.is_finite() {
            out.serialize(self);
        } else {
            out.fail(format!("{self} is no JSON number"));
        }
    }
}

impl Json for url::Url {
    fn write_json(&self, out: &mut JsonWriter) {
        out.string(self.as_str());
    }
}

impl Described for serde_json::Value {
    const SCHEMA: Schema = Schema::Any;
}

impl Described for serde_json::Map<String, serde_json::Value> {
    const SCHEMA: Schema = Schema::Map(&Schema::Any);
}

impl<T: Json> Json for Option<T> {
    fn write_json(&self, out: &mut JsonWriter) {
        match self {
            Some(value) => value.write_json(out),
            None => out.null(),
        }
    }

    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(Json::is_absent)
    }
}

impl<T: Described> Described for Option<T> {
    const SCHEMA: Schema = Schema::Optional(&T::SCHEMA);
}

macro_rules! lists {
    ($($list:ty),* $(,)?) => {$(
        impl<T: Json> Json for $list {
            fn write_json(&self, out: &mut JsonWriter) {
                out.array(self.iter().map(|one| JsonField::Ours(one)));
            }
        }

        impl<T: Described> Described for $list {
            const SCHEMA: Schema = Schema::List(&T::SCHEMA);
        }
    )*};
}

lists!(Vec<T>, [T], BTreeSet<T>);

impl<T: Json, const N: usize> Json for [T; N] {
    fn write_json(&self, out: &mut JsonWriter) {
        self.as_slice().write_json(out);
    }
}

impl<T: Described, const N: usize> Described for [T; N] {
    const SCHEMA: Schema = Schema::List(&T::SCHEMA);
}

impl<K: AsRef<str>, V: Json> Json for BTreeMap<K, V> {
    fn write_json(&self, out: &mut JsonWriter) {
        let members: Vec<_> =
            self.iter().map(|(name, value)| (name.as_ref(), JsonField::Ours(value))).collect();
        out.object(&members);
    }
}

impl<K, V: Described> Described for BTreeMap<K, V> {
    const SCHEMA: Schema = Schema::Map(&V::SCHEMA);
}

impl<K: AsRef<str>, V: Json, S: BuildHasher> Json for HashMap<K, V, S> {
    fn write_json(&self, out: &mut JsonWriter) {
        let sorted: BTreeMap<&str, &V> = self.iter().map(|(name, value)| (name.as_ref(), value)).collect();
        sorted.write_json(out);
    }
}

impl<K, V: Described, S> Described for HashMap<K, V, S> {
    const SCHEMA: Schema = Schema::Map(&V::SCHEMA);
}

macro_rules! pointers {
    ($($pointer:ty),* $(,)?) => {$(
        impl<T: Json + ?Sized> Json for $pointer {
            fn write_json(&self, out: &mut JsonWriter) {
                (**self).write_json(out);
            }

            fn is_absent(&self) -> bool {
                (**self).is_absent()
            }
        }
    )*};
}

pointers!(&T, Box<T>, Arc<T>, Rc<T>);

impl<T: Json + ToOwned + ?Sized> Json for Cow<'_, T> {
    fn write_json(&self, out: &mut JsonWriter) {
        (**self).write_json(out);
    }
}

impl<T: Json> Json for Secret<T> {
    fn write_json(&self, out: &mut JsonWriter) {
        if out.hides_secrets() {
            out.string(crate::REDACTED);
        } else {
            self.expose().write_json(out);
        }
    }
}
