//! When an answer is a failure, and where it explains itself.

use crate::read::path::StepKind;

/// A place in a body.
pub(crate) type Path = Vec<StepKind>;

#[derive(Clone, Debug)]
pub(crate) enum Source {
    Body(Path),
    Status,
    /// In lower case.
    Header(String),
    Text,
    Bytes,
    Stream,
}

#[derive(Clone, Debug)]
pub(crate) enum Literal {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
}

#[derive(Clone, Debug)]
pub(crate) enum Condition {
    Equals(Source, Literal),
    Differs(Source, Literal),
    Exists(Source),
    In(Source, Vec<Literal>),
    Contains(Source, String),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Fail {
    pub(crate) when: Option<Condition>,
    pub(crate) code: Vec<Source>,
    pub(crate) message: Vec<Source>,
    pub(crate) request_id: Vec<Source>,
    pub(crate) docs: Vec<Source>,
    /// Names of the runtime's `Kind`, and the vendor's codes.
    pub(crate) kinds: Vec<(&'static str, Vec<String>)>,
    /// Names of the runtime's `Kind`, and what an answer of this kind says.
    pub(crate) sorts: Vec<(&'static str, Condition)>,
    pub(crate) refused: Vec<u16>,
    pub(crate) partial: Option<Path>,
}

impl Fail {
    /// Whether nothing is said.
    pub(crate) fn is_silent(&self) -> bool {
        let Fail { when, code, message, request_id, docs, kinds, sorts, refused, partial } = self;
        when.is_none()
            && [code, message, request_id, docs].iter().all(|sources| sources.is_empty())
            && kinds.is_empty()
            && sorts.is_empty()
            && refused.is_empty()
            && partial.is_none()
    }
}
