//! What a value looks like as JSON: static data, rendered as JSON Schema where somebody asks.

use crate::output::Table;

/// The shape of a value, as data.
#[derive(Clone, Copy, Debug)]
pub enum Schema {
    /// Anything: a foreign type says no more.
    Any,
    /// Nothing is read or sent.
    Nothing,
    /// Text.
    Text,
    /// Text in a named format of JSON Schema: `date-time`, `uri`.
    Format(&'static str),
    /// Bytes; as JSON their Base64 text (RFC 4648, section 4).
    Bytes,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// One of these words; any other one too, where `open`.
    Words {
        /// The known words.
        words: &'static [&'static str],
        /// Whether others are accepted.
        open: bool,
    },
    /// This or `null`.
    Optional(&'static Schema),
    /// A list of these.
    List(&'static Schema),
    /// An object with these under names that are not known before.
    Map(&'static Schema),
    /// An object with known members; behind a function, for a type may hold itself.
    Object(fn() -> &'static Object),
    /// An output: an object whose members are read from the places that its table names.
    Output(fn() -> &'static Table),
    /// This, or text that is turned into it: what a call by name may give where a typed one takes `impl Into`.
    FromText {
        /// What is sent.
        schema: &'static Schema,
        /// What the text becomes.
        turn: fn(&str) -> serde_json::Value,
    },
    /// One of several.
    OneOf(&'static [Schema]),
    /// This, never shown.
    Secret(&'static Schema),
}

impl Schema {
    /// Whether a text may have this shape: a number and a truth are none, and no text is one of them.
    pub(crate) const fn may_be_text(self) -> bool {
        !matches!(self, Schema::Integer | Schema::Number | Schema::Boolean)
    }

    /// Whether a value of this shape is a secret, or a list of secrets.
    pub(crate) fn is_secret(self) -> bool {
        match self {
            Schema::Secret(_) => true,
            Schema::Optional(inner) | Schema::List(inner) => inner.is_secret(),
            _ => false,
        }
    }
}

/// An object with known members.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// The type's name: `Ticket`.
    pub name: &'static str,
    /// The type's documentation, as Markdown.
    pub docs: &'static str,
    /// The members in declaration order.
    pub properties: &'static [Property],
}

/// A member of an [`Object`].
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// The member's name: the wire's for an input, the field's for an output.
    pub name: &'static str,
    /// The field's documentation, as Markdown.
    pub docs: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What stands there.
    pub schema: Schema,
}

/// A type with a known shape.
#[diagnostic::on_unimplemented(
    message = "the shape of `{Self}` is not known",
    note = "derive `Input` for what is sent and `Output` for what is read"
)]
pub trait Described {
    /// The shape.
    const SCHEMA: Schema;
}

/// Finds a type's shape by name: `Describe::<T>::SCHEMA` is the type's own where it has one, [`Schema::Any`] elsewhere.
///
/// The fallback comes from [`Undescribed`], which must be in scope.
#[derive(Debug)]
pub struct Describe<T: ?Sized>(std::marker::PhantomData<T>);

impl<T: Described + ?Sized> Describe<T> {
    /// The shape of `T`.
    pub const SCHEMA: Schema = T::SCHEMA;
}

/// The shape of a type that nobody described, see [`Describe`].
pub trait Undescribed {
    /// Anything.
    const SCHEMA: Schema = Schema::Any;
}

impl<T: ?Sized> Undescribed for Describe<T> {}
