//! How the end of a long-running operation is found, as a declaration says it.

mod question;
mod token;
mod under_way;

use std::time::Duration;

use crate::action::{Action, AskedBy};
use crate::fail::{Condition, Source};
use crate::operation::Operation;

pub use token::LongRunningToken;
pub(crate) use under_way::{Step, UnderWay};

/// How long until the first question where neither the declaration nor the vendor says.
pub const POLL_EVERY: Duration = Duration::from_secs(2);

/// What `poll(..)` says.
#[derive(Clone, Copy, Debug)]
pub struct Poll {
    /// Who is asked.
    pub ask: Ask,
    /// When it is done; `None` is when the status is not 202 any more.
    pub until: Option<Condition>,
    /// When it has failed.
    pub failed: Option<Condition>,
    /// Where the output is read in the end.
    pub result: Outcome,
    /// How long between two questions, where the vendor does not say.
    pub every: Duration,
}

impl Poll {
    /// Asks `ask` until its answer is no 202.
    pub const fn new(ask: Ask) -> Self {
        Poll { ask, until: None, failed: None, result: Outcome::Last, every: POLL_EVERY }
    }
}

/// Who is asked how far an operation has come.
#[derive(Clone, Copy, Debug)]
pub enum Ask {
    /// The action itself, again: a `read` that waits for something.
    Again,
    /// The address that stands here in the first answer, by GET. Where none stands there and the status is not 202, the first
    /// answer is the last one.
    Url(Source),
    /// Another action of the same spoke, a `read`, whose inputs are those of the same name here, except these, which the first
    /// answer holds.
    Other(&'static Operation, &'static [(&'static str, Source)]),
}

/// Where the output of a long-running operation is read.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// In the last answer.
    Last,
    /// Where the call went first, by GET.
    Start,
    /// At the address that stands here in the last answer, or else in the first, by GET; where none stands there, in the last
    /// answer.
    Url(Source),
}

/// An action that begins something and knows how its end is found: it declares `poll(..)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how its end is found",
    label = "no `poll(..)` is declared",
    note = "declare `poll(url = header(\"location\"))`, or another way to ask how far it has come"
)]
pub trait Polled: Action {}

/// `F`, which tells how far `A` has come, for [`Ask::Other`].
pub const fn asked<F, A>() -> &'static Operation
where
    F: Action<Spoke: AskedBy<A::Spoke>>,
    A: Action,
{
    F::OPERATION
}
