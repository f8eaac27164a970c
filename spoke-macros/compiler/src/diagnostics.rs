//! Gathers faults, so that reading and checking never stop at the first one.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::Range;
use std::thread;

use proc_macro2::Span;
use quote::ToTokens;
use syn::LitStr;

/// The faults found so far. Dropping it unread panics: a fault that nobody reports would be a silent miscompilation.
pub(crate) struct Diagnostics {
    faults: RefCell<Option<Faults>>,
}

/// What is wrong with a declaration.
#[derive(Default)]
pub(crate) struct Faults {
    /// Faults at tokens.
    pub(crate) plain: Vec<syn::Error>,
    /// Faults at slots inside literals.
    pub(crate) slots: Vec<SlotFault>,
}

/// A fault at a slot inside a literal; `fallback` places it under the slot where rustc allows it.
#[derive(Clone)]
pub(crate) struct SlotFault {
    /// The literal that holds the slot.
    pub(crate) literal: LitStr,
    /// The slot's name, as `format_args!` binds it.
    pub(crate) slot: String,
    /// Where the slot stands in the literal's value, in bytes.
    pub(crate) range: Range<usize>,
    /// The sentence.
    pub(crate) message: String,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Diagnostics { faults: RefCell::new(Some(Faults::default())) }
    }

    /// Adds a fault at everything that `tokens` span.
    pub(crate) fn at(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Adds a fault at `span`.
    pub(crate) fn at_span(&self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Adds what a parser found, each of its faults by itself.
    pub(crate) fn push(&self, error: syn::Error) {
        self.edit(|faults| faults.plain.extend(error));
    }

    /// Adds a fault at a slot inside a literal.
    pub(crate) fn at_slot(&self, fault: SlotFault) {
        self.edit(|faults| faults.slots.push(fault));
    }

    /// The value, or nothing and its fault on the list.
    pub(crate) fn keep<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// How much is wrong so far.
    pub(crate) fn count(&self) -> usize {
        self.faults.borrow().as_ref().map_or(0, |faults| faults.plain.len() + faults.slots.len())
    }

    /// Ends the gathering.
    ///
    /// # Errors
    /// Everything that was found.
    pub(crate) fn finish(self) -> Result<(), Faults> {
        let clean = self.count() == 0;
        let faults = self.faults.borrow_mut().take().unwrap_or_default();
        if clean { Ok(()) } else { Err(faults) }
    }

    fn edit(&self, edit: impl FnOnce(&mut Faults)) {
        if let Some(faults) = self.faults.borrow_mut().as_mut() {
            edit(faults);
        }
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        if !thread::panicking() && self.faults.borrow().is_some() {
            panic!("diagnostics were dropped unread");
        }
    }
}
