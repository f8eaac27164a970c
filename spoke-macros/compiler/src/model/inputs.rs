//! The inputs of an action, and where each is used.

use std::ops::Range;

use proc_macro2::Span;
use syn::{Attribute, Expr, Ident, LitStr, Type};

use crate::read::text::FilePlace;

use super::choices::Choices;

/// An input.
#[derive(Clone)]
pub(crate) struct Input {
    pub(crate) ident: Ident,
    /// The same name where the declaration writes it first: it leads editors from there to the field.
    pub(crate) used: Ident,
    /// The name as it is written in slots and bodies.
    pub(crate) name: String,
    /// The name under which the input stands where the declaration gives no other.
    pub(crate) wire: String,
    /// The field's type.
    pub(crate) ty: Type,
    /// The type of a value that is there: the `T` of an `Option<T>` or a `Patch<T>`.
    pub(crate) value: Type,
    pub(crate) need: Need,
    /// Whether `new` and the setters take `impl Into<T>`.
    pub(crate) is_into: bool,
    pub(crate) known: Known,
    pub(crate) docs: String,
    pub(crate) carried: Vec<Attribute>,
    pub(crate) choices: Option<Choices>,
}

/// Whether a call must give an input.
#[derive(Clone)]
pub(crate) enum Need {
    Required,
    /// `Option<T>`
    Optional,
    /// `Patch<T>`
    Patch,
    /// `#[input(default = expr)]`
    Default(Box<Expr>),
}

/// What a type's name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// Text for sure: `String`, `&str`.
    Text,
    /// A number, a `bool` or a `char`.
    Scalar,
    /// Several values: `Vec<T>`.
    List,
    /// Names and values: `HashMap<K, V>`.
    Map,
    /// Nothing: rustc finds out.
    Unknown,
}

/// A place in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A slot of the path.
    Path,
    /// A slot in a text template.
    TextPart,
    /// A slot of the base.
    Base,
    /// `at = field`
    At,
    /// `keyed(field)`
    Key,
    /// `unique(by = field)`
    By,
    /// `limit = .. by field`
    Bucket,
    /// The field in `pages(..)`.
    Turn,
    /// `choices = Other(input = field)`
    Asked,
    /// A value in a query, a header or a form.
    Pair,
    /// A value in a JSON body.
    Json,
    /// Parts of a multipart body.
    Part,
    /// Handed on to a call of a sequence.
    Given,
    /// The whole body.
    Bytes,
}

/// One use of an input.
#[derive(Clone)]
pub(crate) struct Usage {
    pub(crate) input: usize,
    pub(crate) place: Place,
    pub(crate) site: Site,
}

/// Where something is written.
#[derive(Clone)]
pub(crate) enum Site {
    Token { span: Span, place: Option<FilePlace> },
    Slot { literal: LitStr, name: String, range: Range<usize>, place: Option<FilePlace> },
}

/// A literal whose slots `format_args!` can show: rustc checks its inputs under the slots.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) literal: LitStr,
    pub(crate) inputs: Vec<usize>,
}

impl Input {
    pub(crate) fn is_required(&self) -> bool {
        matches!(self.need, Need::Required)
    }
}

impl Place {
    /// Whether the place takes exactly one piece of text.
    pub(crate) fn is_one_text(self) -> bool {
        match self {
            Place::Path | Place::TextPart | Place::Base | Place::At | Place::Key | Place::Bucket => true,
            Place::By
            | Place::Turn
            | Place::Asked
            | Place::Pair
            | Place::Json
            | Place::Part
            | Place::Given
            | Place::Bytes => false,
        }
    }

    /// Whether a value that stands here is sent.
    pub(crate) fn sends(self) -> bool {
        match self {
            Place::Path
            | Place::TextPart
            | Place::Base
            | Place::At
            | Place::Pair
            | Place::Json
            | Place::Part
            | Place::Given
            | Place::Bytes => true,
            Place::Key | Place::By | Place::Bucket | Place::Turn | Place::Asked => false,
        }
    }
}
