//! Why an answer does not become an output.

use std::borrow::Cow;
use std::fmt;

use super::reader::{Kind, Reader, Syntax};
use crate::error::line;
use crate::fail::Step;

/// How many characters of what stood in the answer a sentence shows.
const SHOWN: usize = 40;

/// Why an answer does not become an output: where, what was expected, what was found.
///
/// It reads `labels[1].id: expected integer, found string "x7" (byte 1947)`.
#[derive(Debug)]
pub struct Fault(Box<Inside>);

#[derive(Debug)]
struct Inside {
    /// From the leaf to the root, for it is written on the way out.
    path: Vec<Segment>,
    problem: Problem,
    byte: Option<usize>,
}

#[derive(Debug)]
enum Segment {
    Member(Cow<'static, str>),
    At(usize),
    Each,
    Question(String),
}

#[derive(Debug)]
enum Problem {
    Missing,
    Unexpected { expected: Cow<'static, str>, found: String },
    NoJson(&'static str),
    NoXml(String),
    Foreign(String),
}

impl Fault {
    /// Nothing stands there.
    #[cold]
    pub fn missing() -> Self {
        Fault::new(Problem::Missing, None)
    }

    /// Something else stands there.
    #[cold]
    pub fn unexpected(expected: impl Into<Cow<'static, str>>, found: impl Into<String>) -> Self {
        Fault::new(Problem::Unexpected { expected: expected.into(), found: found.into() }, None)
    }

    /// What stands where `reader` is, is not what was expected.
    #[cold]
    pub(crate) fn found(expected: impl Into<Cow<'static, str>>, mut reader: Reader<'_>) -> Self {
        let found = match reader.peek() {
            Ok(kind) => found(kind, reader),
            Err(syntax) => return syntax.into(),
        };
        let problem = Problem::Unexpected { expected: expected.into(), found };
        Fault::new(problem, Some(reader.position()))
    }

    /// serde's word about the value that begins at byte `start`.
    #[cold]
    pub(crate) fn foreign(error: &serde_json::Error, value: &str, start: usize) -> Self {
        let mut sentence = error.to_string();
        if let Some(place) = sentence.rfind(" at line ") {
            sentence.truncate(place);
        }
        let before: usize =
            value.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        Fault::new(
            Problem::Foreign(shorten(&sentence, 200)),
            Some(start + before + error.column().saturating_sub(1)),
        )
    }

    /// The body is no XML, or none that is read.
    #[cold]
    pub(crate) fn no_xml(sentence: String, byte: usize) -> Self {
        Fault::new(Problem::NoXml(sentence), Some(byte))
    }

    /// The same fault in the document of which the body told.
    #[must_use]
    pub(crate) fn moved(mut self, origin: impl FnOnce(usize) -> usize) -> Self {
        if let Problem::NoJson(sentence) = self.0.problem {
            self.0.problem = Problem::NoXml(sentence.to_owned());
        }
        self.0.byte = self.0.byte.map(origin);
        self
    }

    fn new(problem: Problem, byte: Option<usize>) -> Self {
        Fault(Box::new(Inside { path: Vec::new(), problem, byte }))
    }

    /// Where in the answer: `labels[1].id`, `status()`; empty for the body as a whole.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            match segment {
                Segment::Member(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    let shown = shorten(name, SHOWN);
                    if is_plain(name) {
                        path.push_str(&shown);
                    } else {
                        path.push_str(&format!("{shown:?}"));
                    }
                }
                Segment::At(index) => path.push_str(&format!("[{index}]")),
                Segment::Each => path.push_str("[]"),
                Segment::Question(question) => path.push_str(question),
            }
        }
        path
    }

    /// Where in the body, in bytes from its start; `None` where nothing stands.
    pub fn byte(&self) -> Option<usize> {
        self.0.byte
    }

    /// Whether nothing stands there.
    pub fn is_missing(&self) -> bool {
        matches!(self.0.problem, Problem::Missing)
    }

    /// The same fault under the member of this name.
    #[must_use]
    pub(crate) fn under(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.0.path.push(Segment::Member(name.into()));
        self
    }

    /// The same fault under this element.
    #[must_use]
    pub(crate) fn under_element(mut self, index: usize) -> Self {
        self.0.path.push(Segment::At(index));
        self
    }

    /// The same fault under these steps.
    #[must_use]
    pub(crate) fn under_path(mut self, path: &[Step]) -> Self {
        self.0.path.extend(path.iter().rev().map(|step| match step {
            Step::Member(name) => Segment::Member(Cow::Borrowed(name)),
            Step::Each => Segment::Each,
            Step::At(index) => Segment::At(*index),
        }));
        self
    }

    /// The same fault of an answer to this question.
    #[must_use]
    pub(crate) fn asked(mut self, question: String) -> Self {
        self.0.path.push(Segment::Question(question));
        self.0.byte = None;
        self
    }

    /// The same fault without a word of what was found.
    #[must_use]
    pub(crate) fn hide(mut self) -> Self {
        match &mut self.0.problem {
            Problem::Missing | Problem::NoJson(_) | Problem::NoXml(_) => {}
            Problem::Unexpected { found, .. } => crate::REDACTED.clone_into(found),
            Problem::Foreign(sentence) => crate::REDACTED.clone_into(sentence),
        }
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        f.write_str(if path.is_empty() { "the body" } else { &path })?;
        match &self.0.problem {
            Problem::Missing => f.write_str(": missing")?,
            Problem::Unexpected { expected, found } => write!(f, ": expected {expected}, found {found}")?,
            Problem::NoJson(problem) => write!(f, ": no JSON: {problem}")?,
            Problem::NoXml(problem) => write!(f, ": no XML: {problem}")?,
            Problem::Foreign(sentence) => write!(f, ": {sentence}")?,
        }
        match self.0.byte {
            Some(byte) => write!(f, " (byte {byte})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Fault {}

impl From<Syntax> for Fault {
    #[cold]
    fn from(syntax: Syntax) -> Self {
        Fault::new(Problem::NoJson(syntax.problem), Some(syntax.byte))
    }
}

fn found(kind: Kind, mut reader: Reader<'_>) -> String {
    let start = reader.position();
    match kind {
        Kind::Null => "null".to_owned(),
        Kind::Object => "object".to_owned(),
        Kind::List => "list".to_owned(),
        Kind::Boolean | Kind::Number | Kind::Text => match reader.skip() {
            Ok(()) if kind == Kind::Text => format!("string {}", shorten(reader.since(start), SHOWN)),
            Ok(()) if kind == Kind::Number => format!("number {}", shorten(reader.since(start), SHOWN)),
            Ok(()) => reader.since(start).to_owned(),
            Err(_) => "no JSON".to_owned(),
        },
    }
}

/// The beginning of `text`, on one line.
fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line(text.get(..end).unwrap_or_default())),
        None => line(text),
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}
