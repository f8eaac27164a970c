//! A type that answers are read as.

use proc_macro2::Span;
use syn::{Ident, Type};

use crate::read::item::Item;
use crate::read::path::{QuestionKind, StepKind};

/// A type that answers are read as.
pub(crate) struct Output {
    pub(crate) item: Item,
    /// Where `closed` stands.
    pub(crate) closed: Option<Span>,
    pub(crate) shape: Shape,
}

/// How it is read.
pub(crate) enum Shape {
    Table(Box<Table>),
    /// As the value that it holds.
    Newtype(Box<Type>),
    Words(Words),
    /// By the status, as one of several outputs.
    Answers(Vec<Answer>),
    /// Not at all; the fault is on the list.
    Unfit,
}

/// A struct of fields.
pub(crate) struct Table {
    pub(crate) root: Option<Root>,
    pub(crate) fields: Vec<Field>,
}

/// Where every path of a struct begins.
pub(crate) struct Root {
    pub(crate) steps: Vec<StepKind>,
    pub(crate) spans: Vec<Span>,
}

/// A field.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) docs: String,
    pub(crate) source: Source,
    pub(crate) default: Option<Span>,
    /// Where the field is marked as the list of which the output is a page.
    pub(crate) items: Option<Span>,
    pub(crate) is_required: bool,
}

/// Where a field comes from.
pub(crate) enum Source {
    Body(Vec<StepKind>),
    Question(QuestionKind),
}

/// An enum of words.
pub(crate) struct Words {
    pub(crate) known: Vec<Word>,
    /// The catch-all, and where it is marked; more than one is a fault.
    pub(crate) others: Vec<(Ident, Span)>,
}

/// A known word.
pub(crate) struct Word {
    pub(crate) ident: Ident,
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// One of several answers.
pub(crate) struct Answer {
    pub(crate) ident: Ident,
    /// What it holds; nothing for a variant that only says which it is.
    pub(crate) ty: Option<Type>,
    /// Empty for the answer that has any other status.
    pub(crate) statuses: Vec<(u16, Span)>,
    /// Where `other` stands.
    pub(crate) other: Option<Span>,
}

/// The paths of a struct as a tree.
#[derive(Default)]
pub(crate) struct Place {
    /// The fields that are read here, by their index.
    pub(crate) fields: Vec<usize>,
    /// The fields that are read below.
    pub(crate) below: Vec<usize>,
    /// What stands below, in the order in which fields ask for it.
    pub(crate) steps: Vec<(StepKind, Place)>,
}

impl Table {
    /// The paths as a tree.
    pub(crate) fn tree(&self) -> Place {
        let mut tree = Place::default();
        for (index, field) in self.fields.iter().enumerate() {
            if let Source::Body(steps) = &field.source {
                tree.add(steps, index);
            }
        }
        tree
    }

    pub(crate) fn asks(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.source, Source::Question(_)))
    }
}

impl Place {
    fn add(&mut self, steps: &[StepKind], index: usize) {
        let Some((step, rest)) = steps.split_first() else {
            self.fields.push(index);
            return;
        };
        self.below.push(index);
        let at = self.steps.iter().position(|(one, _)| one == step).unwrap_or(self.steps.len());
        if at == self.steps.len() {
            self.steps.push((step.clone(), Place::default()));
        }
        if let Some((_, place)) = self.steps.get_mut(at) {
            place.add(rest, index);
        }
    }
}
