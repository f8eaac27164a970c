//! When a complete answer is a failure, and where the answer explains itself.

use crate::error::Kind;
use crate::response::Response;

/// Where vendors name a request, asked where a spoke declares no place of its own.
const REQUEST_ID_HEADERS: [&str; 3] = ["x-request-id", "request-id", "x-correlation-id"];

/// A place in a body: steps from its root.
pub type Path = &'static [Step];

/// One step of a [`Path`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The member of this name: `links`.
    Member(&'static str),
    /// Every element: `[]`.
    Each,
    /// One element, from zero: `[0]`.
    At(usize),
}

/// Something asked of an answer: a place in its body, or a question to it as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A place in the body.
    Body(Path),
    /// `status()`: the HTTP status.
    Status,
    /// `header("x")`: the first header of this name, which is given in lower case.
    Header(&'static str),
    /// `text()`: the whole body as text.
    Text,
    /// `body()`: the whole body as bytes.
    Bytes,
    /// `stream()`: the body as it arrives.
    Stream,
}

/// A constant to compare with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// Text.
    Text(&'static str),
}

/// A statement about an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Condition {
    /// `source == literal`
    Equals(Source, Literal),
    /// `source != literal`; true as well where nothing stands at `source`
    Differs(Source, Literal),
    /// `source exists`: something other than `null` stands there
    Exists(Source),
    /// `source in [literals]`
    In(Source, &'static [Literal]),
    /// `source contains "text"`
    Contains(Source, &'static str),
    /// Every one of these.
    All(&'static [Condition]),
    /// At least one of these.
    Any(&'static [Condition]),
}

/// When a complete answer is a failure, and where it explains itself.
///
/// An action's own is laid over its spoke's member by member, see [`Fail::over`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fail {
    /// A good status is a failure all the same when this holds.
    pub when: Option<Condition>,
    /// The vendor's code for what went wrong: the first of these places that says something.
    pub code: &'static [Source],
    /// The vendor's sentence about what went wrong, likewise.
    pub message: &'static [Source],
    /// The vendor's name of this very request, likewise.
    pub request_id: &'static [Source],
    /// Where the vendor documents what went wrong, likewise.
    pub docs: &'static [Source],
    /// The vendor's codes, sorted into our kinds.
    pub kinds: &'static [(Kind, &'static [&'static str])],
    /// Answers that tell their kind by more than a code: asked in order, after the codes.
    pub sorts: &'static [(Kind, Condition)],
    /// Statuses which prove that nothing was done.
    pub refused: &'static [u16],
    /// The list of per-item failures in a good answer.
    pub partial: Option<Path>,
}

impl Fail {
    /// A failure is what the status says, and nothing is known beyond it.
    pub const NONE: Fail = Fail {
        when: None,
        code: &[],
        message: &[],
        request_id: &[],
        docs: &[],
        kinds: &[],
        sorts: &[],
        refused: &[],
        partial: None,
    };

    /// `self` where it says something, `under` elsewhere.
    ///
    /// `kinds` and `sorts` are not replaced but asked first: see [`Fail`]'s use in the judge, which asks the action's before the spoke's.
    #[must_use]
    pub fn over(self, under: Fail) -> Fail {
        Fail {
            when: self.when.or(under.when),
            code: first(self.code, under.code),
            message: first(self.message, under.message),
            request_id: first(self.request_id, under.request_id),
            docs: first(self.docs, under.docs),
            kinds: first(self.kinds, under.kinds),
            sorts: first(self.sorts, under.sorts),
            refused: first(self.refused, under.refused),
            partial: self.partial.or(under.partial),
        }
    }

    /// The vendor's name of a request that was answered, without a look at the body.
    pub(crate) fn request_id_in_headers<'a>(&self, response: &'a Response) -> Option<&'a str> {
        let declared = self.request_id.iter().find_map(|source| match source {
            Source::Header(name) => response.header(name),
            Source::Body(_) | Source::Status | Source::Text | Source::Bytes | Source::Stream => None,
        });
        declared.or_else(|| REQUEST_ID_HEADERS.iter().find_map(|name| response.header(name)))
    }
}

fn first<T>(own: &'static [T], under: &'static [T]) -> &'static [T] {
    if own.is_empty() { under } else { own }
}
