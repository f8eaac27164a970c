//! Whether an action and the one that lists the choices of its input agree.

use crate::choices::Choices;
use crate::operation::{Operation, Parameter};
use crate::schema::Schema;

use super::asked::{assert_input, assert_read};
use super::{Sentence, is_same};

/// Refuses `choices` of an action that is no read, or that requires what the list does not give.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_choices(action: &Operation, input: usize) {
    let Some(Choices { operation: asked, given, .. }) = choices_of(action, input) else { return };
    assert_read(action, asked);
    let mut at = 0;
    while at < asked.inputs.len() {
        let Parameter { name, required, .. } = &asked.inputs[at];
        let mut of = 0;
        let mut is_given = false;
        while of < given.len() {
            is_given = is_given || is_same(given[of].0, name);
            of += 1;
        }
        if *required && !is_given {
            Sentence::new(&["`", asked.name, "` requires `", name, "`, which the choices of `", action.name])
                .panic("` do not give; write `choices = Other(input = field) => path`");
        }
        at += 1;
    }
}

/// Refuses an input in `choices = Other(..)` that the other action does not have, or that would show a secret.
///
/// # Panics
/// While compiling, with a sentence that names both.
pub const fn assert_chosen(action: &Operation, input: usize, name: &str) {
    let Some(Choices { operation: asked, given, .. }) = choices_of(action, input) else { return };
    assert_input(asked, name, "`; name one of its fields");
    let mut of = 0;
    while of < given.len() {
        let (to, from) = given[of];
        let is_secret = from < action.inputs.len() && matches!(action.inputs[from].schema, Schema::Secret(_));
        if is_secret && is_same(to, name) && !takes_a_secret(asked, name) {
            let own = action.inputs[from].name;
            Sentence::new(&["`", own, "` is a secret, and `", name, "` of `", asked.name])
                .panic("` is none; give something else");
        }
        of += 1;
    }
}

const fn takes_a_secret(asked: &Operation, name: &str) -> bool {
    let mut at = 0;
    while at < asked.inputs.len() {
        let Parameter { name: own, schema, .. } = &asked.inputs[at];
        if is_same(own, name) && matches!(schema, Schema::Secret(_)) {
            return true;
        }
        at += 1;
    }
    false
}

const fn choices_of(action: &Operation, input: usize) -> Option<&'static Choices> {
    if input < action.inputs.len() { action.inputs[input].choices } else { None }
}
