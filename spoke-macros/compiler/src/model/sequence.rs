//! An action that is made of the calls of others.

use syn::Path;

pub(crate) struct Sequence {
    pub(crate) steps: Vec<Step>,
    pub(crate) undo: Option<Step>,
}

pub(crate) struct Step {
    pub(crate) action: Path,
    pub(crate) inputs: Vec<(String, Given)>,
    /// The body, and the size of its pieces.
    pub(crate) each: Option<(usize, usize)>,
}

/// What an input of a step is given; an index counts the inputs of the whole, or the steps.
pub(crate) enum Given {
    Field(usize),
    /// JSON text.
    Constant(String),
    Length(usize),
    Number,
    Piece,
    Step(usize, Vec<Way>),
}

pub(crate) enum Way {
    Member(String),
    At(usize),
    Where(String, usize),
}
