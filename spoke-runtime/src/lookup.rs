//! Looking up what another action made: before creating it, or after an unknown outcome.

use std::any::Any;
use std::fmt;

use crate::action::{Action, AskedBy};
use crate::fail::{Path, Step};
use crate::operation::Operation;
use crate::output::Fault;
use crate::road::Landed;

/// Another action of the same spoke that finds what this one makes: what `probe = Other` and `unique(by = field, find = Other)`
/// emit.
///
/// Its inputs are those of the same name here. It finds something where its answer is good and holds an output; 404 and an
/// empty list find nothing. An empty page that says that more follow proves nothing.
#[derive(Clone, Copy)]
pub struct Lookup {
    /// The action, which is a `read`.
    pub operation: &'static Operation,
    /// The inputs that tell one thing from another, no other is sent; empty for all that both actions have.
    pub by: &'static [&'static str],
    pub(crate) find: Find,
    /// The same as JSON.
    pub(crate) json: Find,
}

/// What an answer holds, if anything, as the output of the action that looks.
type Find = fn(&Landed) -> Result<Option<Box<dyn Any + Send>>, Fault>;

impl fmt::Debug for Lookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookup").field("by", &self.by).finish_non_exhaustive()
    }
}

/// What an output may hold of a `T`: itself, or the first one of an `Option`, of a `Vec`, of a page.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not hold what the action gives",
    label = "finds no `{T}`",
    note = "look it up by an action that gives `{T}`, an `Option` or a `Vec` of it, or a page of them"
)]
pub trait Finds<T> {
    /// Where it stands in the output's JSON.
    const AT: Path;

    /// What was found.
    fn found(self) -> Option<T>;
}

#[diagnostic::do_not_recommend]
impl<T> Finds<T> for T {
    const AT: Path = &[];

    fn found(self) -> Option<T> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Finds<T> for Option<T> {
    const AT: Path = &[];

    fn found(self) -> Option<T> {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T> Finds<T> for Vec<T> {
    const AT: Path = &[Step::At(0)];

    fn found(self) -> Option<T> {
        self.into_iter().next()
    }
}

/// `F`, which finds what `A` makes.
pub const fn lookup<F, A>(by: &'static [&'static str]) -> Lookup
where
    F: Action<Spoke: AskedBy<A::Spoke>, Output: Finds<A::Output>>,
    A: Action<Output: Send>,
{
    Lookup { operation: F::OPERATION, by, find: find::<F, A::Output>, json: json::<F, A::Output> }
}

fn find<F, O>(answer: &Landed) -> Result<Option<Box<dyn Any + Send>>, Fault>
where
    F: Action<Output: Finds<O>>,
    O: Send + 'static,
{
    let found = answer.output(F::decoder().decode)?.found();
    Ok(found.map(|output| Box::new(output) as Box<dyn Any + Send>))
}

fn json<F, O>(answer: &Landed) -> Result<Option<Box<dyn Any + Send>>, Fault>
where
    F: Action<Output: Finds<O>>,
{
    let mut found = answer.output(F::decoder().untyped.json)?;
    for step in F::Output::AT {
        let inside = match step {
            Step::Member(name) => found.get_mut(*name),
            Step::At(place) => found.get_mut(*place),
            Step::Each => found.get_mut(0),
        };
        match inside {
            Some(inside) => found = inside.take(),
            None => return Ok(None),
        }
    }
    Ok(Some(found).filter(|found| !found.is_null()).map(|found| Box::new(found) as Box<dyn Any + Send>))
}
