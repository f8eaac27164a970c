//! The traits behind the derives: what an action and its spoke promise.

use std::marker::PhantomData;
use std::time::Duration;

use crate::auth::Authorize;
use crate::fail::{Fail, Path};
use crate::input::Inputs;
use crate::limit::Limit;
use crate::operation::Operation;
use crate::output::{Decoder, Untyped};
use crate::schema::{Described, Schema};
use crate::template::{Pair, Part};

/// One operation of an external system. `#[derive(Action)]` writes it; `tests/by_hand.rs` shows one written out.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an action",
    label = "not an action",
    note = "an action is a struct with `#[derive(Action)]` and `#[action(Spoke: METHOD \"/path\" -> Output)]`"
)]
pub trait Action: Inputs + Send {
    /// The system that the action belongs to: only its connections accept the action.
    type Spoke: Spoke;
    /// What a good answer becomes.
    type Output: 'static;
    /// What the declaration says.
    const OPERATION: &'static Operation;
    /// How a good answer becomes an [`Action::Output`].
    fn decoder() -> Decoder<Self::Output>;
}

/// An action that may be sent again: its effect is not `once`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` may not be repeated: its effect is `once`",
    label = "sending it twice could do it twice",
    note = "declare `effect = idempotent`, or `effect = keyed(\"Header\")` where the vendor drops repeats by a key"
)]
pub trait Repeatable: Action {}

/// An action that carries an idempotency key: its effect is `keyed`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` carries no idempotency key: its effect is not `keyed`",
    label = "the vendor would not see the key",
    note = "declare `effect = keyed(\"Header\")` or `effect = keyed(field)` where the vendor drops repeats by a key"
)]
pub trait Keyed: Repeatable {}

/// An external system: what all its actions share. `#[derive(Spoke)]` writes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a spoke",
    label = "not a spoke",
    note = "a spoke is a unit struct with `#[derive(Spoke)]` and `#[spoke(name = \"…\")]`"
)]
pub trait Spoke: Sized + Send + Sync + 'static {
    /// The name in kebab case: `acme-desk`.
    const NAME: &'static str;
    /// The documentation, as Markdown.
    const DOCS: &'static str = "";
    /// The vendor's page.
    const LINK: Option<&'static str> = None;
    /// The base URL of a connection that names none; its slots are [`Part::Setting`]s.
    const BASE: &'static [Part] = &[];
    /// What a connection may or must set beside its base URL.
    const SETTINGS: &'static [Setting] = &[];
    /// Hosts beside the connection's own that may get its credentials.
    const HOSTS: &'static [&'static str] = &[];
    /// The ways to sign in; empty means without credentials.
    const AUTH: &'static [&'static dyn Authorize] = &[];
    /// Headers on every request.
    const HEADERS: &'static [Pair] = &[];
    /// When a complete answer is a failure.
    const FAIL: Fail = Fail::NONE;
    /// Statuses that are good beside 2xx.
    const ACCEPT: &'static [u16] = &[];
    /// How long one attempt may take.
    const TIMEOUT: Option<Duration> = None;
    /// How much of all its calls a connection's vendor takes at a time.
    const LIMITS: &'static [Limit] = &[];
    /// Where every output begins.
    const ROOT: Path = &[];
    /// The action that shows whether a connection works.
    const VERIFY: Option<Listed<Self>> = None;
    /// The actions, by area.
    const ACTIONS: &'static [Area<Self>] = &[];
}

/// A setting of a connection, declared by its spoke.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The name in `connections.toml`.
    pub name: &'static str,
    /// Whether a connection must give it.
    pub required: bool,
    /// What it looks like.
    pub schema: Schema,
}

/// A type of which a connection can set a value: its shape is known, so that the value is checked when the file is read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a setting: its shape is not known",
    label = "not a setting",
    note = "take a string, a number, a `bool`, or a type that derives `Input`"
)]
pub trait StandsAsSetting {
    /// What it looks like.
    const SCHEMA: Schema;
}

#[diagnostic::do_not_recommend]
impl<T: Described> StandsAsSetting for T {
    const SCHEMA: Schema = T::SCHEMA;
}

/// Actions of one spoke that belong together: what its declaration lists by one name.
pub struct Area<S: 'static> {
    /// The name in snake case: `chat`. Empty for the actions that a spoke lists itself.
    pub name: &'static str,
    /// The actions.
    pub actions: &'static [Listed<S>],
}

impl<S> Clone for Area<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Area<S> {}

impl<S: Spoke> std::fmt::Debug for Area<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Area").field("name", &self.name).field("actions", &self.actions).finish()
    }
}

/// An action in its spoke's list, without its type.
pub struct Listed<S> {
    /// What the declaration says.
    pub operation: &'static Operation,
    /// How its answers are read, without the output's type.
    pub output: fn() -> Untyped,
    type_name: fn() -> &'static str,
    spoke: PhantomData<fn() -> S>,
}

impl<S> Clone for Listed<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Listed<S> {}

impl<S> Listed<S> {
    /// The action's type, for messages.
    pub(crate) fn type_name(&self) -> &'static str {
        (self.type_name)()
    }
}

impl<S: Spoke> std::fmt::Debug for Listed<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", S::NAME, self.operation.name)
    }
}

/// `A`, for its spoke's list. An action of another spoke in a list is a type error.
pub const fn listed<A: Action>() -> Listed<A::Spoke> {
    Listed {
        operation: A::OPERATION,
        output: untyped::<A>,
        type_name: std::any::type_name::<A>,
        spoke: PhantomData,
    }
}

fn untyped<A: Action>() -> Untyped {
    A::decoder().untyped
}

/// The spoke `S` itself: whose actions its list may hold.
#[diagnostic::on_unimplemented(
    message = "this action belongs to `{Self}` and is listed under `{S}`",
    label = "an action of `{Self}`",
    note = "list it under the spoke that its `#[action(Spoke: ..)]` names"
)]
pub trait SameSpoke<S> {}

#[diagnostic::do_not_recommend]
impl<S> SameSpoke<S> for S {}

/// The spoke `S` itself: whose actions may be asked by an action of `S`.
#[diagnostic::on_unimplemented(
    message = "this action belongs to `{Self}` and is asked by an action of `{S}`",
    label = "an action of `{Self}`",
    note = "ask an action of the same spoke"
)]
pub trait AskedBy<S> {}

#[diagnostic::do_not_recommend]
impl<S> AskedBy<S> for S {}

/// `A`, for the list of `S`: what `#[derive(Spoke)]` emits, with a readable error where `A` belongs to another spoke.
pub const fn listed_under<S: Spoke, A: Action<Spoke: SameSpoke<S>>>() -> Listed<S> {
    Listed {
        operation: A::OPERATION,
        output: untyped::<A>,
        type_name: std::any::type_name::<A>,
        spoke: PhantomData,
    }
}
