//! XML answers (XML 1.0): one pass over the document builds a bounded tree, which the engine then walks as JSON of texts.
//!
//! The root element is transparent, names count without their prefixes, an element that stands several times is a list, an
//! attribute is the member `@name`, and an element with attributes has its text as `#text`. What a text is, a number or a
//! word, is for the slot to say.

mod picture;
mod scalar;
mod tree;

use std::cell::OnceCell;

use http::header::CONTENT_TYPE;

use super::fault::Fault;
use super::question;
use super::reader::Reader;
use crate::error::line;
use crate::response::Response;

pub(crate) use scalar::{bare, typed};

/// An answer's document in the words of JSON, once somebody asked for it; an answer of JSON has none.
#[derive(Debug, Default)]
pub(crate) struct Document(OnceCell<String>);

impl Document {
    /// Reads the body of `answer` from its start.
    ///
    /// # Errors
    /// Where it is no UTF-8, or XML that is not well formed.
    pub(crate) fn open<'a>(&'a self, answer: &'a Response) -> Result<Reader<'a>, Fault> {
        let text = question::body_text(answer)?;
        if !is_xml(answer) {
            return Ok(Reader::new(text));
        }
        if let Some(known) = self.0.get() {
            return Ok(Reader::of_xml(known));
        }
        let tree = tree::parse(text);
        if let Some(problem) = tree.problem {
            let before = text.get(..problem.byte).unwrap_or(text);
            let at = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
            return Err(Fault::no_xml(format!("{} (line {at})", line(&problem.sentence)), problem.byte));
        }
        Ok(Reader::of_xml(self.0.get_or_init(|| picture::of(&tree))))
    }

    /// `fault` with its place in the document as it came.
    #[cold]
    pub(crate) fn explain(&self, fault: Fault, answer: &Response) -> Fault {
        match (self.0.get(), answer.text()) {
            (Some(_), Ok(text)) => fault.moved(|byte| picture::origin(&tree::parse(text), byte)),
            _ => fault,
        }
    }
}

/// Whether the answer is read as XML: JSON never begins with `<`, and XML with nothing else, so that a wrong content type
/// does no harm. A page meant for a browser is neither.
fn is_xml(answer: &Response) -> bool {
    begins(&answer.body) && {
        let kind = answer.header(CONTENT_TYPE.as_str()).unwrap_or_default().trim_start().to_ascii_lowercase();
        !kind.starts_with("text/html") && !kind.starts_with("application/xhtml+xml")
    }
}

/// Whether the first byte that says something is `<`.
pub(crate) fn begins(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

/// What `body` says before it breaks off, in the words of JSON; `None` where it is no XML.
pub(crate) fn told(body: &[u8]) -> Option<String> {
    if !begins(body) {
        return None;
    }
    let valid = std::str::from_utf8(body).map_or_else(|error| error.valid_up_to(), str::len);
    let text = body.get(..valid).and_then(|body| std::str::from_utf8(body).ok())?;
    Some(picture::of(&tree::parse(text)))
}
