//! The static description of an action: what its declaration says, as data.

use std::time::Duration;

use serde_json::Value;

use crate::choices::Choices;
use crate::fail::Fail;
use crate::limit::Limit;
use crate::lookup::Lookup;
use crate::pages::Pages;
use crate::poll::Poll;
use crate::schema::Schema;
use crate::sequence::Sequence;
use crate::template::{Body, Pair, Part};

/// Everything that a declaration says about one action, except its output.
///
/// The derive emits one as a constant; writing one by hand starts from [`Operation::new`]:
///
/// ```
/// use spoke_runtime::{Method, Operation, Part};
///
/// const PING: Operation = Operation {
///     target: &[Part::Text("/ping")],
///     ..Operation::new("ping", Method::Get, "/ping")
/// };
/// assert_eq!(PING.name, "ping");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The action's name in snake case, without its spoke: `create_ticket`.
    pub name: &'static str,
    /// The action's documentation, as Markdown.
    pub docs: &'static str,
    /// The vendor's page about this call.
    pub link: Option<&'static str>,
    /// Why the action is not yet to be relied upon, where it is not.
    pub preview: Option<&'static str>,
    /// Why the action should not be used any more; empty where no reason was given.
    pub deprecated: Option<&'static str>,
    /// The HTTP method.
    pub method: Method,
    /// The path as it was declared, slots and fixed query included.
    pub path: &'static str,
    /// The path without its query, cut into parts.
    pub target: &'static [Part],
    /// The query, in declaration order.
    pub query: &'static [Pair],
    /// The headers, in declaration order, names in lower case.
    pub headers: &'static [Pair],
    /// The body.
    pub body: Body,
    /// What fills the slots of the spoke's base.
    pub base: &'static [Pair],
    /// The field that holds an absolute URL, where the vendor hands one out.
    pub at: Option<At>,
    /// What repeating the action does.
    pub effect: Effect,
    /// When a complete answer is a failure, merged over the spoke's.
    pub fail: Fail,
    /// Statuses that are good beside 2xx, added to the spoke's.
    pub accept: &'static [u16],
    /// What the credential must be allowed to do.
    pub scopes: &'static [&'static str],
    /// How long one attempt may take, in place of the spoke's.
    pub timeout: Option<Duration>,
    /// How much of this action the vendor takes at a time, beside what the spoke says.
    pub limits: &'static [Limit],
    /// How the pages of a list follow one another.
    pub pages: Option<&'static Pages>,
    /// How the end of what it begins is found.
    pub poll: Option<&'static Poll>,
    /// The calls of other actions that it is made of, in the place of a request of its own.
    pub sequence: Option<&'static Sequence>,
    /// What is asked before it is sent: an answer that finds something takes its place.
    pub unique: Option<&'static Lookup>,
    /// What is asked after an unknown outcome.
    pub probe: Option<&'static Lookup>,
    /// The inputs in declaration order: an input's place here is its index everywhere else.
    pub inputs: &'static [Parameter],
    /// Why the action cannot be called by name, where it cannot.
    pub typed_only: Option<&'static str>,
}

impl Operation {
    /// An action without inputs, without a body, with the effect that its method implies.
    pub const fn new(name: &'static str, method: Method, path: &'static str) -> Self {
        Operation {
            name,
            docs: "",
            link: None,
            preview: None,
            deprecated: None,
            method,
            path,
            target: &[],
            query: &[],
            headers: &[],
            body: Body::None,
            base: &[],
            at: None,
            effect: method.effect(),
            fail: Fail::NONE,
            accept: &[],
            scopes: &[],
            timeout: None,
            limits: &[],
            pages: None,
            poll: None,
            sequence: None,
            unique: None,
            probe: None,
            inputs: &[],
            typed_only: None,
        }
    }
}

/// An HTTP method (RFC 9110, section 9; PATCH: RFC 5789).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `OPTIONS`
    Options,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The method as it stands on the wire.
    pub const fn as_str(self) -> &'static str {
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

    /// The effect of an action that declares none.
    pub const fn effect(self) -> Effect {
        match self {
            Method::Get | Method::Head | Method::Options => Effect::Read,
            Method::Put | Method::Delete => Effect::Idempotent,
            Method::Post | Method::Patch => Effect::Once,
        }
    }
}

/// What repeating an action does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing: may be repeated at will.
    Read,
    /// Changes something, the same however often it is done.
    Idempotent,
    /// The vendor drops repeats that carry the same key.
    Keyed(Key),
    /// Each repeat may do it again: never repeated once a byte of it may have left.
    Once,
}

impl Effect {
    /// Whether a second attempt can do no harm.
    pub const fn is_repeatable(self) -> bool {
        !matches!(self, Effect::Once)
    }
}

/// Where an idempotency key travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// In this header, minted by the runtime unless the caller gives one.
    Header(&'static str),
    /// In this input, which the caller fills or, where it is optional and left out, the runtime mints.
    Field(usize),
}

/// An absolute URL that the vendor handed out and the action sends to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The index of the input that holds the URL.
    pub field: usize,
    /// Whether the connection's credentials go along; only to the connection's own host or one of the spoke's.
    pub credentials: bool,
}

/// One input of an action.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The field's name.
    pub name: &'static str,
    /// The field's documentation, as Markdown.
    pub docs: &'static str,
    /// Whether a call must give it.
    pub required: bool,
    /// What it looks like as JSON.
    pub schema: Schema,
    /// What stands where a call leaves it out, as JSON.
    pub default: Option<fn() -> Value>,
    /// The action that lists what it may be.
    pub choices: Option<&'static Choices>,
}

impl Parameter {
    /// An input that every call must give.
    pub const fn required(name: &'static str, docs: &'static str, schema: Schema) -> Self {
        Parameter { name, docs, required: true, schema, default: None, choices: None }
    }

    /// An input that a call may leave out.
    pub const fn optional(name: &'static str, docs: &'static str, schema: Schema) -> Self {
        Parameter { name, docs, required: false, schema, default: None, choices: None }
    }

    /// An input that has a value where a call leaves it out.
    pub const fn defaulted(
        name: &'static str,
        docs: &'static str,
        schema: Schema,
        default: fn() -> Value,
    ) -> Self {
        Parameter { name, docs, required: false, schema, default: Some(default), choices: None }
    }

    /// The same, whose choices another action lists.
    #[must_use]
    pub const fn chosen_from(self, choices: &'static Choices) -> Self {
        Parameter { choices: Some(choices), ..self }
    }
}
