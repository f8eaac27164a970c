//! The text of a JSON body as it grows.

use serde::Serialize;

use super::JsonField;

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
