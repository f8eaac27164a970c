//! Inputs and outputs as rows, members of objects indented below them.

use spoke_runtime::ActionEntry;

use crate::screen::{DIM, NAME, PLAIN, summary};
use crate::shape::Shape;
use crate::table::Table;

/// Objects inside objects are shown down to here: a type may hold itself.
const DEEPEST: usize = 4;

/// The inputs in declaration order.
pub(super) fn inputs(action: &ActionEntry) -> Table {
    let mut table = Table::new(2);
    for input in &action.inputs {
        let docs = match &input.choices {
            None => input.docs.to_owned(),
            Some(choices) => {
                format!("{} Choices: {}.", summary(input.docs), choices.action).trim().to_owned()
            }
        };
        add(&mut table, 0, (input.name, &docs, input.required), Shape::of(&input.schema));
    }
    table
}

/// The output: its members where it has any, itself otherwise.
pub(super) fn output(shape: Shape<'_>) -> Table {
    let mut table = Table::new(2);
    if shape.members().is_empty() {
        table.row([(PLAIN, &shape.words())]);
    }
    members(&mut table, 0, shape);
    table
}

fn members(table: &mut Table, depth: usize, shape: Shape<'_>) {
    for (name, shape, is_required) in shape.members() {
        add(table, depth, (name, shape.docs(), is_required), shape);
    }
}

fn add(table: &mut Table, depth: usize, (name, docs, is_required): (&str, &str, bool), shape: Shape<'_>) {
    let name = format!("{:1$}{name}", "", depth * 2);
    let presence = if is_required { "required" } else { "" };
    table.row([(NAME, &name), (PLAIN, &shape.words()), (DIM, presence), (PLAIN, summary(docs))]);
    if depth < DEEPEST {
        members(table, depth + 1, shape);
    }
}
