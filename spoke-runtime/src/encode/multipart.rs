//! Multipart bodies (`multipart/form-data`, RFC 7578): texts and files under names.

use std::borrow::Cow;
use std::mem;

use bytes::Bytes;
use http::HeaderValue;

use crate::byte_stream::ByteStream;
use crate::input::{PartField, TextField};
use crate::template::{Pair, Value};
use crate::upload::Upload;

use super::Source;

/// The body, and its content type, which names what stands between its parts.
pub(super) fn body(source: &Source<'_>, pairs: &[Pair]) -> Result<(ByteStream, Cow<'static, str>), String> {
    // Nobody who gives a part's content can guess it, so none can end a part before its end.
    let mut chance = [0; 16];
    source.site.clock.unguessable(&mut chance)?;
    let boundary = format!("spoke-{:032x}", u128::from_be_bytes(chance));
    let mut parts = Parts { boundary, text: Vec::new(), whole: Vec::new() };
    for pair in pairs {
        match pair.value {
            Value::Text(pieces) => {
                if let Some(text) = source.render(pieces)? {
                    parts.text(pair.name, &text);
                }
            }
            Value::Field(index) => match source.inputs.part(index) {
                PartField::Text(texts) => parts.texts(source, pair.name, texts)?,
                PartField::Uploads(uploads) => {
                    for upload in &uploads {
                        parts
                            .file(pair.name, upload)
                            .map_err(|rule| format!("input `{}` {rule}", source.input_name(index)))?;
                    }
                }
            },
        }
    }
    Ok(parts.end())
}

struct Parts {
    boundary: String,
    /// What is written since the last file that is not in memory.
    text: Vec<u8>,
    whole: Vec<ByteStream>,
}

impl Parts {
    fn head(&mut self, name: &str) {
        let boundary = mem::take(&mut self.boundary);
        self.put(&["--", &boundary, "\r\nContent-Disposition: form-data; name=\"", &quoted(name), "\""]);
        self.boundary = boundary;
    }

    fn put(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.text.extend_from_slice(piece.as_bytes());
        }
    }

    fn text(&mut self, name: &str, value: &str) {
        self.head(name);
        self.put(&["\r\n\r\n", value, "\r\n"]);
    }

    fn texts(&mut self, source: &Source<'_>, name: &str, texts: TextField<'_>) -> Result<(), String> {
        texts.each(&mut source.text_writer(), |value| {
            self.text(name, value);
            Ok(())
        })
    }

    fn file(&mut self, name: &str, upload: &Upload) -> Result<(), String> {
        let media_type = upload.media_type();
        if media_type.is_empty() || HeaderValue::from_str(media_type).is_err() {
            return Err(format!("has the content type {media_type:?}, which is no header's value"));
        }
        self.head(name);
        self.put(&[
            "; filename=\"",
            &quoted(upload.file_name()),
            "\"\r\nContent-Type: ",
            media_type,
            "\r\n\r\n",
        ]);
        match upload.content().as_bytes() {
            Some(bytes) => self.text.extend_from_slice(bytes),
            None => {
                self.flush();
                self.whole.push(upload.content().clone());
            }
        }
        self.put(&["\r\n"]);
        Ok(())
    }

    fn flush(&mut self) {
        self.whole.push(Bytes::from(mem::take(&mut self.text)).into());
    }

    fn end(mut self) -> (ByteStream, Cow<'static, str>) {
        let boundary = mem::take(&mut self.boundary);
        self.put(&["--", &boundary, "--\r\n"]);
        self.flush();
        let body = match self.whole.len() {
            1 => self.whole.remove(0),
            _ => ByteStream::chain(self.whole),
        };
        (body, format!("multipart/form-data; boundary={boundary}").into())
    }
}

/// A name between quotes, as browsers write it: <https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data>.
fn quoted(name: &str) -> Cow<'_, str> {
    if name.contains(['"', '\r', '\n']) {
        return name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A").into();
    }
    name.into()
}
