//! What is read of a good answer: each field with the place that it comes from.

use crate::fail::{Path, Source, Step};
use crate::output::Table;
use crate::schema::{Property, Schema};

use super::OutputEntry;
use super::fail::{path, source};
use super::json_schema::{is_same, json_schema};

/// The fields of an output, what stands inside others behind it. `root` is the spoke's.
pub(super) fn outputs(schema: Schema, root: Path) -> Vec<OutputEntry> {
    let mut found = Gathered::default();
    found
        .schema(schema, &Seat { field: String::new(), at: root.to_vec(), bracketed: false, outermost: true });
    found.entries
}

/// Where a value stands.
#[derive(Clone)]
struct Seat {
    /// In the output.
    field: String,
    /// In the body.
    at: Vec<Step>,
    /// Whether its own path has a bracket: then it is a list whose elements stand there.
    bracketed: bool,
    /// Whether it is the output itself.
    outermost: bool,
}

#[derive(Default)]
struct Gathered {
    entries: Vec<OutputEntry>,
    /// The tables that are being read: one that holds itself is not entered again.
    open: Vec<&'static Table>,
}

impl Gathered {
    /// What is read inside a value.
    fn schema(&mut self, schema: Schema, seat: &Seat) {
        let inside = |word: &str, step: &[Step]| Seat {
            field: format!("{}{word}", seat.field),
            at: joined(&seat.at, step),
            bracketed: false,
            outermost: false,
        };
        match schema {
            Schema::Output(table) => self.table(table(), seat),
            Schema::Optional(inner) | Schema::Secret(inner) => self.schema(*inner, seat),
            Schema::List(inner) if seat.bracketed => self.schema(*inner, &inside("[]", &[])),
            Schema::List(inner) => self.schema(*inner, &inside("[]", &[Step::Each])),
            Schema::Map(inner) => self.schema(*inner, &inside(".*", &[Step::Member("*")])),
            Schema::OneOf(forms) => forms.iter().for_each(|form| self.schema(*form, seat)),
            Schema::Any
            | Schema::Nothing
            | Schema::Text
            | Schema::Format(_)
            | Schema::Bytes
            | Schema::Integer
            | Schema::Number
            | Schema::Boolean
            | Schema::Words { .. }
            | Schema::Object(_)
            | Schema::FromText { .. } => {}
        }
    }

    fn table(&mut self, table: &'static Table, seat: &Seat) {
        if self.open.iter().any(|open| is_same(&open.object, &table.object)) {
            return;
        }
        self.open.push(table);
        let begin = match table.root {
            Some(root) if seat.outermost => root.to_vec(),
            Some(root) => joined(&seat.at, root),
            None => seat.at.clone(),
        };
        for (property, from) in table.object.properties.iter().zip(table.sources) {
            let Property { name, docs, required, schema } = *property;
            let field =
                if seat.field.is_empty() { name.to_owned() } else { format!("{}.{name}", seat.field) };
            let below = match from {
                Source::Body(steps) => Some(Seat {
                    field: field.clone(),
                    at: joined(&begin, steps),
                    bracketed: steps.contains(&Step::Each),
                    outermost: false,
                }),
                Source::Status | Source::Header(_) | Source::Text | Source::Bytes | Source::Stream => None,
            };
            let source = below.as_ref().map_or_else(|| source(*from), |below| path(&below.at));
            self.entries.push(OutputEntry { field, source, required, docs, schema: json_schema(schema) });
            if let Some(below) = below {
                self.schema(schema, &below);
            }
        }
        self.open.pop();
    }
}

fn joined(at: &[Step], more: &[Step]) -> Vec<Step> {
    [at, more].concat()
}
