//! Actions that are made of the calls of others, as a declaration says it.

use crate::action::{Action, AskedBy};
use crate::operation::Operation;
use crate::output::Untyped;

/// What `sequence(..)` says: the calls of other actions of the same spoke, one after another. The last one's answer holds the output.
#[derive(Clone, Copy, Debug)]
pub struct Sequence {
    /// The calls, in order.
    pub steps: &'static [SequenceStep],
    /// What takes back what was begun, where a later call fails.
    pub undo: Option<&'static SequenceStep>,
}

/// One call of a sequence, or one for each piece of a body.
#[derive(Clone, Copy, Debug)]
pub struct SequenceStep {
    /// The action that is called.
    pub operation: &'static Operation,
    /// How its answers are read.
    pub output: fn() -> Untyped,
    /// Its inputs, and what each is given.
    pub inputs: &'static [(&'static str, Given)],
    /// Whether it is called for each piece of a body.
    pub each: Option<Each>,
}

/// A body in pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Each {
    /// The input that is the body.
    pub body: usize,
    /// The input that says how many bytes a piece has; the last one has what is left.
    pub size: usize,
}

/// What an input of a step is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// An input of the sequence.
    Field(usize),
    /// A constant, as JSON text.
    Constant(&'static str),
    /// `length(body)`: how many bytes an input has.
    Length(usize),
    /// `number()`: which piece it is, from one.
    Number,
    /// `piece()`: the piece itself.
    Piece,
    /// What an earlier step gave, by the names of its output's fields; of one that was called for each piece, a list of what each gave
    /// and was given.
    Step(usize, &'static [Way]),
}

/// One step on the way into what a call gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The field or member of this name.
    Member(&'static str),
    /// One element, from zero.
    At(usize),
    /// The only element whose member of this name is equal to an input.
    Where(&'static str, usize),
}

/// The call of `F` in a sequence that is `A`.
pub const fn step<F, A>(inputs: &'static [(&'static str, Given)], each: Option<Each>) -> SequenceStep
where
    F: Action<Spoke: AskedBy<A::Spoke>>,
    A: Action,
{
    SequenceStep { operation: F::OPERATION, output: untyped::<F>, inputs, each }
}

fn untyped<F: Action>() -> Untyped {
    F::decoder().untyped
}
