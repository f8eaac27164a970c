//! The values that an input may have, listed by another action.

use std::fmt;

use serde_json::Value;

use crate::action::{Action, AskedBy};
use crate::fail::{Path, Step};
use crate::operation::Operation;
use crate::output::Untyped;

/// Where the choices of an input come from: what `choices = Other(input = field) => path` emits.
#[derive(Clone, Copy)]
pub struct Choices {
    /// The action that lists them, which is a `read`.
    pub operation: &'static Operation,
    /// Its inputs, each with the index of the input that gives it.
    pub given: &'static [(&'static str, usize)],
    /// Where the values stand in its output, by the names of fields.
    pub value: Path,
    /// How people call them: in the same elements.
    pub label: Option<Path>,
    pub(crate) output: fn() -> Untyped,
}

impl fmt::Debug for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Choices { operation, given, value, label, output: _ } = self;
        f.debug_struct("Choices")
            .field("operation", &operation.name)
            .field("given", given)
            .field("value", value)
            .field("label", label)
            .finish_non_exhaustive()
    }
}

/// `O`, which lists what an input of `A` may be.
pub const fn choices<O, A>(
    given: &'static [(&'static str, usize)],
    value: Path,
    label: Option<Path>,
) -> Choices
where
    O: Action<Spoke: AskedBy<A::Spoke>>,
    A: Action,
{
    Choices { operation: O::OPERATION, given, value, label, output: || O::decoder().untyped }
}

/// A value that an input may have, see [`ByName::choices`](crate::ByName::choices).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Choice {
    /// The value, as the input takes it.
    pub value: Value,
    /// How people call it; the value itself where the vendor has no other word.
    pub label: String,
}

/// A field whose elements are choices.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list, and choices are the elements of one",
    label = "no list",
    note = "leave the `[]` out, or name a field that is a `Vec`"
)]
pub trait ChoiceList {
    /// An element.
    type Element;

    /// The first element.
    fn first_choice(&self) -> Option<&Self::Element>;
}

#[diagnostic::do_not_recommend]
impl<T> ChoiceList for Vec<T> {
    type Element = T;

    fn first_choice(&self) -> Option<&T> {
        self.first()
    }
}

#[diagnostic::do_not_recommend]
impl<L: ChoiceList> ChoiceList for Option<L> {
    type Element = L::Element;

    fn first_choice(&self) -> Option<&L::Element> {
        self.as_ref().and_then(L::first_choice)
    }
}

impl Choices {
    /// The choices in an output of the other action, in its order. What has no value is none.
    pub(crate) fn read(&self, output: &Value) -> Vec<Choice> {
        let (list, value) = cut(self.value);
        let label = self.label.map(|label| cut(label).1);
        let mut elements = Vec::new();
        each(output, list, &mut elements);
        let choice = |element: &&Value| {
            let value = at(element, value)?;
            let label = label.and_then(|label| at(element, label)).unwrap_or(value);
            Some(Choice { value: value.clone(), label: shown(label) })
        };
        elements.iter().filter_map(choice).collect()
    }
}

/// The way to the elements, and the way inside of one.
fn cut(path: Path) -> (Path, Path) {
    let list = path.iter().rposition(|step| *step == Step::Each).map_or(0, |last| last + 1);
    path.split_at(list)
}

fn each<'a>(value: &'a Value, path: &[Step], found: &mut Vec<&'a Value>) {
    let Some((step, rest)) = path.split_first() else { return found.push(value) };
    match step {
        Step::Each => value.as_array().into_iter().flatten().for_each(|inner| each(inner, rest, found)),
        Step::Member(name) => value.get(name).into_iter().for_each(|inner| each(inner, rest, found)),
        Step::At(index) => value.get(index).into_iter().for_each(|inner| each(inner, rest, found)),
    }
}

/// What stands there, if anything does.
fn at<'a>(value: &'a Value, path: &[Step]) -> Option<&'a Value> {
    let mut found = Vec::new();
    each(value, path, &mut found);
    found.first().copied().filter(|value| !value.is_null())
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
