//! The rules, one call a line. Only this room makes a [`Checked`].

pub(crate) mod action;
mod bodies;
mod choices;
mod condition;
mod effect;
mod fail;
mod fields;
mod headers;
pub(crate) mod input;
mod items;
mod limit;
mod lookup;
pub(crate) mod output;
mod pages;
mod path;
mod places;
mod poll;
mod sequence;
pub(crate) mod spoke;
mod values;

use crate::diagnostics::{Diagnostics, Faults};

/// A model that broke no rule.
pub(crate) struct Checked<T>(T);

/// A model that broke rules, and which.
pub(crate) struct Broken<T> {
    pub(crate) model: T,
    pub(crate) faults: Faults,
}

impl<T> Checked<T> {
    /// Seals a model where nothing was found.
    fn seal(model: T, diagnostics: Diagnostics) -> Result<Self, Box<Broken<T>>> {
        match diagnostics.finish() {
            Ok(()) => Ok(Checked(model)),
            Err(faults) => Err(Box::new(Broken { model, faults })),
        }
    }

    pub(crate) fn get(&self) -> &T {
        &self.0
    }
}
