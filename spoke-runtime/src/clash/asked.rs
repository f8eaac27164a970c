//! Whether an action and one that it asks agree: the one that finds, the one that tells how far it has come.

use crate::lookup::Lookup;
use crate::operation::{Effect, Operation, Parameter};
use crate::poll::{Ask, Poll};
use crate::sequence::Sequence;

use super::{Sentence, is_same};

/// Refuses a `probe` that is no read, that requires what the action does not have, or that has nothing of it.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_probe(action: &Operation) {
    let Some(Lookup { operation: asked, .. }) = action.probe else { return };
    assert_read(action, asked);
    let mut at = 0;
    let mut is_tied = is_broken(asked);
    while at < asked.inputs.len() {
        let Parameter { name, required, .. } = &asked.inputs[at];
        let is_shared = has(action.inputs, name);
        if *required && !is_shared {
            lacks(action, asked, name, "` does not have; add the field, or name another action");
        }
        is_tied = is_tied || is_shared;
        at += 1;
    }
    if !is_tied {
        Sentence::new(&["`", asked.name, "` has no input of `", action.name])
            .panic("`, and would find any; name an action that is asked by what both have");
    }
}

/// Refuses a `find` that is no read, or that requires more than `by` names.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_find(action: &Operation) {
    let Some(Lookup { operation: asked, by, .. }) = action.unique else { return };
    assert_read(action, asked);
    let mut at = 0;
    while at < asked.inputs.len() {
        let Parameter { name, required, .. } = &asked.inputs[at];
        let mut of = 0;
        let mut is_named = false;
        while of < by.len() {
            is_named = is_named || is_same(by[of], name);
            of += 1;
        }
        if *required && !is_named {
            Sentence::new(&["`", asked.name, "` requires `", name, "`, which `by` of `", action.name])
                .panic("` does not name; name it there, or find by another action");
        }
        at += 1;
    }
}

/// Refuses a field in `by` that the action which finds does not have.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_by(action: &Operation, field: &str) {
    if let Some(Lookup { operation: asked, .. }) = action.unique {
        assert_input(asked, field, "`; name a field that both have");
    }
}

/// Refuses an `ask` that is no read, or that requires what neither the action nor the list gives.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_ask(action: &Operation) {
    let Some(Poll { ask: Ask::Other(asked, given), .. }) = action.poll else { return };
    assert_read(action, asked);
    let mut at = 0;
    while at < asked.inputs.len() {
        let Parameter { name, required, .. } = &asked.inputs[at];
        let mut of = 0;
        let mut is_given = has(action.inputs, name);
        while of < given.len() {
            is_given = is_given || is_same(given[of].0, name);
            of += 1;
        }
        if *required && !is_given {
            lacks(action, asked, name, "` does not have; say where its first answer holds it");
        }
        at += 1;
    }
}

/// Refuses an input in `ask = Other(..)` that the other action does not have.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_given(action: &Operation, input: &str) {
    if let Some(Poll { ask: Ask::Other(asked, _), .. }) = action.poll {
        assert_input(asked, input, "`; name one of its fields");
    }
}

/// Refuses a call of a sequence that is given what it does not have, or lacks what it requires. The one behind them all takes
/// back what was begun.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_step(action: &Operation, at: usize) {
    let Some(Sequence { steps, undo }) = action.sequence else { return };
    let step = match (at < steps.len(), undo) {
        (true, _) => &steps[at],
        (false, Some(undo)) => *undo,
        (false, None) => return,
    };
    let (asked, given) = (step.operation, step.inputs);
    let mut of = 0;
    while of < given.len() {
        assert_input(asked, given[of].0, "`; name one of its fields");
        of += 1;
    }
    let mut at = 0;
    while at < asked.inputs.len() {
        let Parameter { name, required, .. } = &asked.inputs[at];
        let (mut of, mut is_given) = (0, false);
        while of < given.len() {
            is_given = is_given || is_same(given[of].0, name);
            of += 1;
        }
        if *required && !is_given {
            lacks(action, asked, name, "` does not give it; write it into the step's parentheses");
        }
        at += 1;
    }
}

pub(super) const fn assert_read(action: &Operation, asked: &Operation) {
    if !matches!(asked.effect, Effect::Read) {
        Sentence::new(&["`", action.name, "` asks `", asked.name])
            .panic("`, whose effect is not `read`: asking changes nothing; name an action that reads");
    }
}

pub(super) const fn assert_input(asked: &Operation, name: &str, end: &str) {
    if !has(asked.inputs, name) && !is_broken(asked) {
        Sentence::new(&["`", asked.name, "` has no input `", name]).panic(end);
    }
}

const fn lacks(action: &Operation, asked: &Operation, name: &str, end: &str) -> ! {
    Sentence::new(&["`", asked.name, "` requires `", name, "`, which `", action.name]).panic(end)
}

/// Whether the derive refused the action already: what stands in for it has neither name nor inputs.
const fn is_broken(asked: &Operation) -> bool {
    asked.name.is_empty()
}

const fn has(inputs: &[Parameter], name: &str) -> bool {
    let mut at = 0;
    while at < inputs.len() {
        if is_same(inputs[at].name, name) {
            return true;
        }
        at += 1;
    }
    false
}
