//! An action.

use proc_macro2::Span;
use syn::{Ident, LitStr, Path, Type};

use crate::read::item::Item;

use super::fail::Fail;
use super::inputs::{Input, Shown, Usage};
use super::limit::Limit;
use super::lookup::Lookup;
use super::pages::Pages;
use super::poll::Poll;
use super::sequence::Sequence;
use super::template::{Body, Pair, Part};

/// An action's shell: what there is of it in Rust.
#[derive(Clone)]
pub(crate) struct Shell {
    pub(crate) item: Item,
    pub(crate) inputs: Vec<Input>,
    /// The typed function's name, where one is emitted.
    pub(crate) function: Option<Ident>,
}

/// Where an action belongs, and what it gives.
#[derive(Clone)]
pub(crate) struct Home {
    pub(crate) spoke: Path,
    pub(crate) output: Type,
}

/// An action.
pub(crate) struct Action {
    pub(crate) shell: Shell,
    pub(crate) home: Home,
    pub(crate) call: Call,
}

/// The request, and what its answer means.
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) method: Method,
    /// The path as it was declared.
    pub(crate) path: String,
    pub(crate) target: Vec<Part>,
    pub(crate) query: Vec<Pair>,
    /// Names in lower case.
    pub(crate) headers: Vec<Pair>,
    pub(crate) body: Body,
    pub(crate) base: Vec<Pair>,
    pub(crate) at: Option<At>,
    pub(crate) effect: Option<Effect>,
    pub(crate) fail: Fail,
    pub(crate) accept: Vec<u16>,
    pub(crate) scopes: Vec<String>,
    /// In milliseconds.
    pub(crate) timeout: Option<u64>,
    pub(crate) poll: Option<Poll>,
    pub(crate) sequence: Option<Sequence>,
    pub(crate) unique: Option<Lookup>,
    pub(crate) probe: Option<Lookup>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) pages: Option<Pages>,
    pub(crate) link: Option<String>,
    /// Why the action is not yet to be relied upon.
    pub(crate) preview: Option<String>,
    pub(crate) usages: Vec<Usage>,
    /// The literals under whose slots rustc checks types that we do not know.
    pub(crate) shown: Vec<Shown>,
    /// What only the compiled program can tell.
    pub(crate) claims: Vec<Claim>,
    /// The files that the declaration names.
    pub(crate) files: Vec<LitStr>,
}

impl Call {
    /// The effect, declared or implied by the method.
    pub(crate) fn effect(&self) -> Effect {
        self.effect.clone().unwrap_or_else(|| self.method.effect())
    }
}

/// Something that the action's spoke, or an action that it asks, must agree with.
pub(crate) struct Claim {
    pub(crate) kind: ClaimKind,
    pub(crate) name: String,
    pub(crate) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClaimKind {
    /// The spoke does not send this header too.
    OwnHeader,
    /// The spoke declares this setting.
    Setting,
    /// The spoke's base has this slot.
    BaseSlot,
    Asked(Tie),
}

/// How another action is tied to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// `probe = Other`
    Probe,
    /// `find = Other`
    Find,
    /// `by = field`, an input of the other action too.
    By,
    /// `ask = Other`
    Ask,
    /// `ask = Other(input = SOURCE)`
    Given,
    /// A call of a sequence; the one behind them all takes it back.
    Step(usize),
    /// `choices = Other` of this input
    Choices(usize),
    /// `choices = Other(input = field)` of this input
    Chosen(usize),
}

/// An absolute URL that the vendor handed out.
pub(crate) struct At {
    pub(crate) input: usize,
    pub(crate) credentials: bool,
}

/// What repeating the action does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    Read,
    Idempotent,
    /// In lower case.
    KeyedHeader(String),
    KeyedField(usize),
    Once,
}

impl Effect {
    /// The word of the declaration.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Effect::Read => "read",
            Effect::Idempotent => "idempotent",
            Effect::KeyedHeader(_) | Effect::KeyedField(_) => "keyed",
            Effect::Once => "once",
        }
    }
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Head,
    Options,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// Every method by its word.
    pub(crate) const WORDS: &'static [(&'static str, Method)] = &[
        ("GET", Method::Get),
        ("HEAD", Method::Head),
        ("OPTIONS", Method::Options),
        ("POST", Method::Post),
        ("PUT", Method::Put),
        ("PATCH", Method::Patch),
        ("DELETE", Method::Delete),
    ];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Head => "HEAD",
            Method::Options => "OPTIONS",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }

    /// Whether a body may be written out.
    pub(crate) fn takes_body(self) -> bool {
        !matches!(self, Method::Get | Method::Head)
    }

    /// Whether fields that stand nowhere else go to the query, and to a JSON body otherwise.
    pub(crate) fn prefers_query(self) -> bool {
        matches!(self, Method::Get | Method::Head | Method::Options | Method::Delete)
    }

    /// The effect of an action that declares none.
    pub(crate) fn effect(self) -> Effect {
        match self {
            Method::Get | Method::Head | Method::Options => Effect::Read,
            Method::Put | Method::Delete => Effect::Idempotent,
            Method::Post | Method::Patch => Effect::Once,
        }
    }
}
